// Small comforts; every page works without them.

/** Controls that only make sense with a script appear with it. */
function revealLive() {
  for (const element of document.querySelectorAll('[data-live]')) element.hidden = false;
}

async function copy(button) {
  const source = document.querySelector(button.dataset.copy);
  const lines = [...source.children].map((row) =>
    (row.matches('p') ? [row] : [...row.children]).map((cell) => cell.textContent.trim()).join(' '),
  );
  try {
    await navigator.clipboard.writeText(lines.join('\n'));
    button.textContent = button.dataset.done;
  } catch {
    // Without permission for the clipboard the text is marked, so that one touch copies it.
    getSelection().selectAllChildren(source);
  }
}

addEventListener('click', (event) => {
  const button = event.target.closest('[data-print], [data-copy]');
  if (!button) return;
  if (button.dataset.copy) void copy(button);
  else print();
});

// A second tap on a slow line sends nothing twice; the page is usable again when the reader comes back to it.
addEventListener('submit', (event) => {
  const form = event.target;
  if (!('once' in form.dataset)) return;
  if (form.dataset.once === 'sent') event.preventDefault();
  form.dataset.once = 'sent';
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-once]')) form.dataset.once = '';
});

revealLive();
document.querySelector('#faults')?.focus();
