import { html } from 'ghtml';

export interface FieldText {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  /** Shown beside the label of what need not be filled in. */
  readonly optional?: string;
}

const describedBy = ({ name, hint, fault }: FieldText): string => {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(fault ? [`${name}-fault`] : [])];
  return ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : '';
};

const invalid = ({ fault }: FieldText): string => (fault ? ' aria-invalid="true"' : '');

const about = ({ name, hint, fault }: FieldText): string =>
  (hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : '') +
  (fault ? html`<p class="fault" id="${name}-fault">${fault}</p>` : '');

const caption = ({ label, optional }: FieldText): string =>
  html`${label}!${optional ? html` <span class="optional">${optional}</span>` : ''}`;

/** Label, hint, fault and control together; `attributes` are written by the program, never by a user. */
export const input = (field: FieldText, value: string | undefined, attributes = ''): string =>
  html`<div class="field"><label for="${field.name}">!${caption(field)}</label>!${about(field)}<input id="${field.name}" name="${field.name}" value="${value ?? ''}"!${describedBy(field)}!${invalid(field)} !${attributes}></div>`;

export const textarea = (field: FieldText, value: string | undefined, attributes = ''): string =>
  html`<div class="field"><label for="${field.name}">!${caption(field)}</label>!${about(field)}<textarea id="${field.name}" name="${field.name}"!${describedBy(field)}!${invalid(field)} !${attributes}>
${value ?? ''}</textarea></div>`;

/** @param options value and words; the empty value stands for no choice. */
export function radios(
  field: FieldText,
  options: readonly (readonly [value: string, words: string])[],
  chosen: string | undefined,
  attributes = '',
): string {
  const items = options.map(
    ([value, words], index) =>
      html`<label class="choice"><input type="radio" name="${field.name}" value="${value}"!${index === 0 ? html` id="${field.name}"` : ''}!${value === chosen ? ' checked' : ''} !${attributes}><span>${words}</span></label>`,
  );
  return html`<fieldset class="field"!${describedBy(field)}><legend>!${caption(field)}</legend>!${about(field)}<div class="choices">!${items}</div></fieldset>`;
}
