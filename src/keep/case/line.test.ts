import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseInstant } from '../../platform/time.ts';
import { type HistoryLine, LineFault, readLine } from './line.ts';
import { BadLines, lineBatches, readBatch } from './lines.ts';

const AT = '2026-02-13T16:50:00+08:00';
const line = (members: object) =>
  readLine(JSON.stringify({ case: 'A-1', at: AT, type: 'received', ...members }));
const reason = (reading: HistoryLine | LineFault) =>
  reading instanceof LineFault ? reading.reason : undefined;

test('[F1] a line becomes an event with what is known of the case', () => {
  assert.deepEqual(
    line({ channel: 'web', kind: 'enquiry', outlet: ' 城东支行 ', category: 12, urgency: null, mood: 'bad' }),
    {
      case: 'A-1',
      at: parseInstant(AT),
      type: 'received',
      fields: { channel: 'web', kind: 'enquiry', category: '12', outlet: '城东支行' },
    },
  );
  assert.deepEqual(line({ type: 'rated', score: 4, solved: true, kind: 'nonsense' }), {
    case: 'A-1',
    at: parseInstant(AT),
    type: 'rated',
    score: 4,
    solved: true,
  });
});

test('what an import keeps besides is taken along', () => {
  const contact = { name: '王小明', phone: '', fax: '1' };
  const read = line({
    title: '甲',
    body: '乙',
    contact,
    assignee: '李',
    by: '赵',
    reason: 'user-asked',
    unit: '技术部',
  });
  const { title, body, contact: kept, assignee, by, reason, unit } = read as HistoryLine;
  assert.deepEqual(
    { title, body, kept, assignee, by, reason, unit },
    {
      title: '甲',
      body: '乙',
      kept: { name: '王小明' },
      assignee: '李',
      by: '赵',
      reason: 'user-asked',
      unit: '技术部',
    },
  );
});

test('what is no event is refused with its reason', () => {
  const faults: [unknown, RegExp][] = [
    [reason(readLine('{"case":')), /is not JSON/],
    [reason(readLine('[1]')), /not a JSON object/],
    [reason(readLine('null')), /not a JSON object/],
    [reason(line({ case: '' })), /"case"/],
    [reason(line({ case: 7 })), /"case"/],
    [reason(line({ at: '2026-02-13T16:50:00' })), /offset/],
    [reason(line({ at: '2026-02-30T16:50:00Z' })), /RFC 3339/],
    [reason(line({ at: 5 })), /RFC 3339/],
    [reason(line({ type: 'closed' })), /"closed" is not known/],
    [reason(line({ type: undefined })), /\(missing\) is not known/],
    [reason(line({ channel: 'fax' })), /"channel" "fax" is none of web, app/],
    [reason(line({ kind: 3 })), /"kind" must be a text/],
    [reason(line({ outlet: ' ' })), /"outlet" must be a text/],
    [reason(line({ type: 'rated' })), /"score"/],
    [reason(line({ type: 'rated', score: 6 })), /"score"/],
    [reason(line({ type: 'rated', score: 4.5 })), /"score"/],
    [reason(line({ type: 'rated', score: '5' })), /"score"/],
    [reason(line({ type: 'rated', score: 5, solved: 'yes' })), /"solved"/],
    [reason(line({ type: 'merged', into: '' })), /"into"/],
  ];
  for (const [actual, expected] of faults) assert.match(String(actual), expected);
});

const read = async (pieces: Buffer[]) => {
  const texts: string[] = [];
  for await (const batch of lineBatches('-', { stdin: Readable.from(pieces) })) {
    assert.equal(batch.first, texts.length + 1);
    texts.push(...batch.texts);
  }
  return texts;
};

test('a file cut anywhere yields the same lines', async () => {
  const text = fc
    .array(fc.constantFrom('诉', '求', 'a', '\n', '', '😀'), { maxLength: 30 })
    .map((list) => list.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(60)), async (text, cuts) => {
      const bytes = Buffer.from(text);
      const places = [...new Set([0, ...cuts.filter((cut) => cut < bytes.length), bytes.length])].sort(
        (a, b) => a - b,
      );
      const pieces = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
      const lines = text.split('\n');
      if (lines.at(-1) === '') lines.pop();
      assert.deepEqual(await read(pieces), lines);
    }),
  );
});

test('a byte order mark, empty lines and carriage returns make no bad lines; bad ones are told by number', async () => {
  const good = JSON.stringify({ case: 'A-1', at: AT, type: 'replied' });
  const [taken, told]: [HistoryLine[], string[]] = [[], []];
  const bad = new BadLines((message) => void told.push(message));
  const source = `\uFEFF${good}\r\n\r\n\nnonsense\n${good}\n${'x\n'.repeat(25)}`;
  for await (const batch of lineBatches('-', { stdin: Readable.from([Buffer.from(source)]) })) {
    readBatch(batch, (one) => void taken.push(one), bad);
  }
  bad.sum();
  assert.equal(taken.length, 2);
  assert.equal(told[0], 'line 4: is not JSON');
  assert.equal(told.length, 21);
  assert.match(told[20]!, /6 more; 26 lines/);
});
