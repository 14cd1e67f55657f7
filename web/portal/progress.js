// Keeps the progress page up to date. Without it a reload does the same.

const news = document.querySelector('.news');

/** Someone is writing in one of the page's forms: then nothing is taken away from under their hands. */
function isWriting(region) {
  const texts = [...region.querySelectorAll('textarea, input[type=file]')];
  return texts.some((field) => field.value !== field.defaultValue) || region.contains(document.activeElement);
}

async function refresh() {
  const region = document.querySelector('#case');
  const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('#case');
  // A slow answer may come after a later one.
  if (!fresh || fresh.dataset.changed <= region.dataset.changed) return;
  if (isWriting(region)) {
    offer();
    return;
  }
  const open = [...region.querySelectorAll('details')].map((details) => details.open);
  region.replaceWith(fresh);
  const details = fresh.querySelectorAll('details');
  // What the reader had unfolded stays so, as long as nothing was added or taken away.
  if (details.length === open.length) {
    for (const [index, one] of details.entries()) one.open ||= open[index];
  }
  for (const element of fresh.querySelectorAll('[data-live]')) element.hidden = false;
  news.textContent = news.dataset.updated;
}

/** Says that there is news and lets the reader fetch it. */
function offer() {
  const link = document.createElement('a');
  link.href = location.href;
  link.textContent = news.dataset.reload;
  news.replaceChildren(`${news.dataset.news} `, link);
}

const stream = new EventSource(document.querySelector('#case').dataset.stream);
const follow = () => void refresh().catch(() => {});
stream.addEventListener('changed', follow);
// What happened between the page and the stream, or while the line was down, was told to nobody.
stream.addEventListener('open', follow);
