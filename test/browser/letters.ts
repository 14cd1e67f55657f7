import { strToU8, zipSync } from 'fflate';

const TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

const run = (text: string): string => {
  const underlined = /^ +$/.test(text) ? '<w:rPr><w:u w:val="single"/></w:rPr>' : '';
  return `<w:r>${underlined}<w:t xml:space="preserve">${text}</w:t></w:r>`;
};

/**
 * A Word file as other programs write it: no styles, a sentence cut into several runs, blanks as underlined spaces.
 * @param paragraphs each in its runs; a run of spaces alone is underlined
 */
export function foreignDocx(paragraphs: readonly (readonly string[])[]): Buffer {
  const body = paragraphs.map((runs) => `<w:p>${runs.map(run).join('')}</w:p>`).join('');
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8(TYPES),
      '_rels/.rels': strToU8(RELATIONS),
      'word/document.xml': strToU8(document),
    }),
  );
}
