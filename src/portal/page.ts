import { html } from 'ghtml';
import { dayAt } from '../platform/time.ts';
import { FEED_PATH } from './announcement.ts';
import { addressOf } from './asset.ts';
import { CARD_SIZE } from './card/size.ts';
import { titleIn } from './figure.ts';
import { MARK } from './mark.ts';
import { SUPERVISION_PATH } from './supervision-path.ts';
import { type Visit, withQuery } from './visit.ts';
import { dateOfDay } from './words.ts';

export interface Page {
  readonly title: string;
  /** Which entry of the navigation is this page. */
  readonly at?: 'pledge' | 'feedback' | 'progress';
  /** The letter is wider than a column of text. */
  readonly wide?: boolean;
  readonly script?: 'progress.js';
  /** Where the language links lead, for pages that answer a form. */
  readonly path?: string;
  /** What messengers and social networks show of a link to the page. */
  readonly preview?: Preview;
  /** HTML. */
  readonly main: string;
}

interface Preview {
  readonly title: string;
  readonly description: string;
  /** Where the page is found, with its origin. */
  readonly address: string;
  /** Of {@link CARD_SIZE}. */
  readonly image: string;
}

/** The whole document around a page's own part. */
export function document(visit: Visit, page: Page): string {
  const { texts, elder } = visit;
  const name = visit.organisation?.name ?? texts.product;
  return html`<!doctype html>
<html lang="${texts.code}"!${elder ? ' class="elder"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title === name ? name : `${page.title} · ${name}`}</title>
<meta name="description" content="${page.preview?.description ?? texts.home.heading}">
!${page.preview ? previewTags(visit, page.preview, name) : ''}
<meta name="theme-color" content="#fbfaf7">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="alternate" type="application/atom+xml" href="${FEED_PATH}" title="${texts.news.heading}">
<link rel="manifest" href="/manifest.webmanifest">
<link rel="stylesheet" href="${addressOf('tokens.css')}">
<link rel="stylesheet" href="${addressOf('portal.css')}">
<script src="${addressOf('page.js')}" defer></script>
!${page.script ? html`<script src="${addressOf(page.script)}" defer></script>` : ''}
</head>
<body>
<a class="skip" href="#main">${texts.nav.skip}</a>
<div class="${page.wide ? 'desk' : 'column'}">
!${header(visit, page, name)}
<main id="main" tabindex="-1">
!${page.main}
</main>
!${footer(visit)}
</div>
</body>
</html>
`;
}

/** The Open Graph protocol; what X and others want besides. */
function previewTags(
  { locale }: Visit,
  { title, description, address, image }: Preview,
  site: string,
): string {
  const properties = {
    'og:type': 'website',
    'og:site_name': site,
    'og:locale': locale === 'zh' ? 'zh_CN' : 'en_GB',
    'og:title': title,
    'og:description': description,
    'og:url': address,
    'og:image': image,
    'og:image:type': 'image/png',
    'og:image:width': String(CARD_SIZE.width),
    'og:image:height': String(CARD_SIZE.height),
    'og:image:alt': description,
  };
  const tags = Object.entries(properties).map(
    ([property, content]) => html`<meta property="${property}" content="${content}">`,
  );
  return html`<link rel="canonical" href="${address}">
!${tags}<meta name="twitter:card" content="summary_large_image"><meta name="twitter:title" content="${title}"><meta name="twitter:description" content="${description}"><meta name="twitter:image" content="${image}"><meta itemprop="image" content="${image}">`;
}

function header(visit: Visit, page: Page, name: string): string {
  const { nav } = visit.texts;
  const back = page.path ?? visit.path;
  const link = (key: 'pledge' | 'feedback' | 'progress', href: string, wide = false) =>
    html`<a href="${href}"!${page.at === key ? ' aria-current="page"' : ''}!${wide ? ' class="wide"' : ''}>${nav[key]}</a>`;
  const size = `/elder?on=${visit.elder ? 0 : 1}&back=${encodeURIComponent(back)}`;
  const other = visit.locale === 'zh' ? 'en' : 'zh';
  return html`<header class="top">
<a class="org" href="/">!${MARK}<span>${name}</span></a>
<nav aria-label="${nav.label}">
!${link('pledge', '/pledge')}
!${link('feedback', '/feedback', true)}
!${link('progress', '/progress')}
<a href="${size}">${visit.elder ? nav.elderOff : nav.elderOn}</a>
<a href="${withQuery(back, { lang: other })}" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other}" title="${nav.otherName}">${nav.other}</a>
</nav>
</header>`;
}

function footer({ texts, current, locale, timeZone }: Visit): string {
  const { letter, read, privacy } = texts.footer;
  const report = html`<a href="${SUPERVISION_PATH}">${texts.supervision.link}</a> · `;
  const words = current
    ? letter(
        titleIn(current.pledge, locale),
        current.version,
        dateOfDay(locale, dayAt(timeZone, current.publishedAt)),
      )
    : '';
  const versions = current ? html` · <a href="/pledge#versions">${read}</a> · ` : '';
  return html`<footer>${words}<span class="links">!${versions}!${report}<a href="/privacy">${privacy}</a></span></footer>`;
}
