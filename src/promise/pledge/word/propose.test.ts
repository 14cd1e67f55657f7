import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { readArguments } from '../../../platform/command.ts';
import { importLetter } from '../import.ts';
import { pledgeImport } from '../import-command.ts';
import { MEASURES, PERIODS } from '../pledge.ts';
import { linesOfText } from './from-text.ts';
import { readProposals } from './propose.ts';
import { proposeBy } from './propose-model.ts';
import { askedOf, PROPOSABLE, withoutPersonal } from './propose-question.ts';
import { readLetterLines } from './read-letter.ts';

const LETTER = `服务承诺书
承诺方：江城水务有限公司
一、服务
1. 我们保证2小时内让您心里踏实。
2. 住户的笑脸率 90%。
3. 我们保证有急难的住户不必排队，联系人：王小明，电话 13800001234。
4. 保证____日内使家家户户用上放心水。
5. 线上咨询 30 分钟内首次响应。
6. 我们每月走进社区听一听大家的声音。
`;
const read = readLetterLines(linesOfText(LETTER));
/** The letter as it would be if the rules understood nothing. */
const letter = { ...read, clauses: read.clauses.map((one) => ({ ...one, measure: 'statement' as const })) };
const asked = askedOf(letter);
const at = (words: string, of: readonly { text: string }[] = asked) =>
  of.findIndex(({ text }) => text.includes(words)) + 1;

const binding = (sentence: number, measure: string, own: object = {}) => ({
  sentence,
  measure,
  ...{ scope: {}, limit: null, target: null, activity: null, every: null, count: null },
  ...own,
});
const answered = (...bindings: unknown[]) => readProposals(JSON.stringify({ bindings }), asked, letter);

/** An endpoint that answers as it is told, and keeps what it was asked. */
async function endpoint(t: TestContext, answer: (response: ServerResponse) => void) {
  const requests: {
    readonly headers: IncomingMessage['headers'];
    readonly body: string;
    readonly url: string;
  }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    requests.push({ headers: request.headers, body, url: request.url! });
    answer(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { url, requests };
}

const completion = (content: string) => (response: ServerResponse) =>
  response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));

const imported = async (model: { url: string; name: string; key: string | undefined } | undefined) => {
  const failures: string[] = [];
  const propose = model && proposeBy(model, (reason) => void failures.push(reason));
  const found = await importLetter('letter.txt', Buffer.from(LETTER), () => '', propose);
  assert.ok(!('faults' in found));
  return { ...found, failures };
};

test('a model is asked about what the rules left open or guessed at, and about nothing else', () => {
  assert.deepEqual(
    askedOf(read).map(({ text }) => text.slice(0, 6)),
    ['我们保证2小', '住户的笑脸率', '我们保证有急', '保证____'],
  );
});

test('[L1] a binding that a model proposes stands beside what the rules bound, below it and by its sentence alone', async (t) => {
  const open = askedOf(read);
  const { url, requests } = await endpoint(
    t,
    completion(
      `\`\`\`json\n${JSON.stringify({
        bindings: [
          binding(at('踏实', open), 'first-response', {
            limit: '2h',
            scope: { channel: ['phone', 'counter'] },
          }),
          binding(at('笑脸', open), 'satisfaction', { target: 0.9 }),
          binding(at('不必排队', open), 'green-channel'),
          binding(at('放心水', open), 'first-handling'),
        ],
      })}\n\`\`\``,
    ),
  );
  const found = await imported({ url, name: 'a-model', key: 'secret-key' });
  const without = await imported(undefined);
  assert.deepEqual(
    { pledge: found.pledge, outline: found.outline },
    { pledge: without.pledge, outline: without.outline },
  );
  assert.equal(without.proposed, undefined);
  assert.deepEqual(
    found.proposed!.map(({ measure, limit, target, confidence }) => [measure, limit, target, confidence]),
    [
      ['first-response', '2h', null, 0.3],
      ['satisfaction', null, 0.9, 0.3],
      ['green-channel', null, null, 0.3],
      ['first-handling', null, null, 0.3],
    ],
  );
  for (const { clause, confidence } of found.proposed!) {
    const { clauses } = found.outline;
    assert.ok(clauses[Number(clause.replace('clause-', '')) - 1]!.confidence > confidence);
  }
  const [first, , , last] = found.proposed!;
  assert.deepEqual(first!.document, {
    id: first!.clause,
    section: '服务',
    text: '我们保证{{limit}}内让您心里踏实。',
    measure: 'first-response',
    scope: { channel: ['phone', 'counter'] },
    limit: '2h',
    target: '100%',
  });
  assert.equal(last!.document.limit, '__d', 'a gap stays one');
  assert.deepEqual(found.failures, []);

  const [request] = requests;
  assert.equal(request!.url, '/v1/chat/completions');
  assert.equal(request!.headers.authorization, 'Bearer secret-key');
  assert.equal(JSON.parse(request!.body).model, 'a-model');
  for (const personal of ['王小明', '13800001234', '江城水务'])
    assert.ok(!request!.body.includes(personal), `${personal} was sent`);
});

test('[L1] whatever goes wrong with the model, the letter is read as without one', async (t) => {
  const without = await imported(undefined);
  const cases: [string, (response: ServerResponse) => void][] = [
    ['it answered with 500', (response) => response.writeHead(500).end('secret-key is wrong')],
    ['it answered with 401', (response) => response.writeHead(401).end()],
    ['its answer is no JSON', (response) => response.end('<html>')],
    ['its answer is no chat completion', (response) => response.end('{"choices":[]}')],
    ['its answer is too long', (response) => response.end(' '.repeat(300_000))],
    ['UND_ERR_SOCKET', (response) => response.destroy()],
  ];
  for (const [reason, answer] of cases) {
    const { url } = await endpoint(t, answer);
    const found = await imported({ url, name: 'm', key: 'secret-key' });
    assert.deepEqual(found.outline, without.outline);
    assert.deepEqual(found.pledge, without.pledge);
    assert.deepEqual([found.proposed, found.failures], [[], [reason]]);
  }
  const elsewhere = await endpoint(t, completion('{}'));
  const { url } = await endpoint(t, (response) =>
    response.writeHead(307, { location: `${elsewhere.url}/chat/completions` }).end(),
  );
  const moved = await imported({ url, name: 'm', key: 'secret-key' });
  assert.deepEqual([moved.proposed, moved.failures.length, elsewhere.requests.length], [[], 1, 0]);
  const nobody = await imported({ url: 'http://127.0.0.1:1/v1', name: 'm', key: undefined });
  assert.deepEqual([nobody.proposed, nobody.failures.length], [[], 1]);
});

test('[L1] a model that does not answer in time is not waited for', async (t) => {
  const { url } = await endpoint(t, () => {});
  const failures: string[] = [];
  const propose = proposeBy({ url, name: 'm', key: undefined }, (reason) => void failures.push(reason), 0.05);
  assert.deepEqual(await propose(read), []);
  assert.deepEqual(failures, ['it did not answer within 0.05 s']);
});

test('[L1] no number, period, name or deed is taken that does not stand in the sentence', () => {
  const limited = at('踏实');
  assert.equal(answered(binding(limited, 'first-response', { limit: '2h' })).length, 1);
  const social = at('社区');
  const activity = '走进社区听一听大家的声音';
  assert.equal(answered(binding(social, 'duty', { activity, every: 'month' })).length, 1);
  for (const wrong of [
    binding(limited, 'first-response', { limit: '1h' }),
    binding(limited, 'first-response', { limit: '2d' }),
    binding(limited, 'first-response', { limit: '2wh' }),
    binding(limited, 'first-response', { limit: 'soon' }),
    binding(limited, 'first-response', { limit: '2h', target: 0.98 }),
    binding(limited, 'first-response', { limit: '2h', scope: { channel: ['pigeon'] } }),
    binding(limited, 'first-response', { limit: '2h', scope: { colour: ['web'] } }),
    binding(limited, 'first-response', { limit: '2h', scope: { unit: ['水务部'] } }),
    binding(limited, 'first-response'),
    binding(limited, 'satisfaction', { target: 0.02 }),
    binding(limited, 'satisfaction'),
    binding(limited, 'statement'),
    binding(limited, 'happiness', { limit: '2h' }),
    binding(limited, 'first-response', { limit: '2h', note: 'x' }),
    binding(social, 'duty', { activity, every: 'week' }),
    binding(social, 'duty', { activity, every: 'month', count: 3 }),
    binding(social, 'duty', { activity: '召开座谈会', every: 'month' }),
    binding(99, 'green-channel'),
    binding(0, 'green-channel'),
    null,
    'green-channel',
  ])
    assert.deepEqual(answered(wrong), [], JSON.stringify(wrong));
  for (const content of ['', 'null', '[]', '{"bindings":{}}', 'Sure! {"bindings":[]}'])
    assert.deepEqual(readProposals(content, asked, letter), []);
});

test('[L1] whatever a model writes, a proposal is a clause, and its numbers are those of the letter', () => {
  const any = fc.record({
    sentence: fc.integer({ min: 0, max: asked.length + 1 }),
    measure: fc.oneof(fc.constantFrom(...PROPOSABLE), fc.constantFrom(...MEASURES)),
    scope: fc.oneof(
      fc.constant({}),
      fc.dictionary(
        fc.constantFrom('channel', 'kind', 'unit', 'x'),
        fc.array(fc.constantFrom('web', 'phone', '社区', 'y')),
      ),
    ),
    limit: fc.option(fc.constantFrom('2h', '2wh', '3d', '30m', '0m', '')),
    target: fc.option(fc.constantFrom(1, 0.98, 2)),
    activity: fc.option(fc.constantFrom('走进社区', '听一听', '开会')),
    every: fc.option(fc.constantFrom(...PERIODS)),
    count: fc.option(fc.nat(3)),
  });
  const numbers = (text: string) => [...text.matchAll(/\d+/g)].map(([number]) => number);
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6 }), (bindings) => {
      for (const { clause, measure, document } of answered(...bindings)) {
        const was = letter.clauses[Number(clause.replace('clause-', '')) - 1]!;
        assert.equal(was.measure, 'statement');
        assert.equal(document.measure, measure);
        const { limit = '', count = '' } = document as { limit?: string; count?: number | '' };
        for (const number of numbers(limit)) assert.ok(was.text.includes(number));
        assert.ok(count === '' || count === 1 || was.text.includes(String(count)));
      }
    }),
    { numRuns: 300 },
  );
});

test('[L1] the command prints proposals in a field of their own, and none where no model is set up', async (t) => {
  const content = JSON.stringify({ bindings: [binding(1, 'first-response', { limit: '2h' })] });
  const { url } = await endpoint(t, completion(content));
  const folder = await mkdtemp(join(tmpdir(), 'proposed-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'letter.txt');
  await writeFile(file, LETTER);
  const run = async (env: NodeJS.ProcessEnv) => {
    const out: string[] = [];
    const code = await pledgeImport.run(readArguments(pledgeImport, [file, '--json']), {
      ...{ stdin: Readable.from([]), stdout: process.stdout, stderr: process.stderr, env },
      print: (line) => void out.push(line),
      note: () => {},
    });
    assert.equal(code, 0);
    return JSON.parse(out.join(''));
  };
  const { proposed, ...rest } = await run({ MODEL_URL: url, MODEL_NAME: 'm', MODEL_KEY: 'k' });
  assert.deepEqual([proposed.length, proposed[0].clause, proposed[0].limit], [1, 'clause-1', '2h']);
  assert.deepEqual(rest, await run({}));
});

test('what is about a person is not shown to a model', () => {
  assert.equal(
    withoutPersonal('请致电 027-8888 6666 或 a.b@c.cn，负责人：李四，5 日内答复江城银行。', ['江城银行']),
    '请致电 *** 或 ***，负责人：***，5 日内答复***。',
  );
});
