import assert from 'node:assert/strict';
import test from 'node:test';
import { type Command, helpOf, readArguments, UsageError } from './command.ts';

const command: Command = {
  name: 'weigh',
  summary: 'Weigh a file',
  usage: '--in FILE [--json] [NOTE]',
  options: {
    in: { type: 'string', value: 'FILE', summary: 'what to weigh', required: true },
    json: { type: 'boolean', summary: 'print JSON only' },
  },
  words: [0, 1],
  run: async () => 0,
};

test('options, switches and words are told apart', () => {
  const args = readArguments(command, ['--in', 'a.txt', '--json', 'soon']);
  assert.deepEqual([args.required('in'), args.flag('json'), args.words], ['a.txt', true, ['soon']]);
});

test('wrong usage is named', () => {
  const wrong: [string[], RegExp][] = [
    [[], /--in is required/],
    [['--in'], /argument missing/],
    [['--in', 'a', '--jsn'], /--jsn/],
    [['--in', 'a', 'soon', 'later'], /unexpected argument: later/],
  ];
  for (const [argv, message] of wrong) {
    assert.throws(
      () => readArguments(command, argv),
      (error) => error instanceof UsageError && message.test(error.message),
    );
  }
});

test('the help shows usage and every option', () => {
  assert.equal(
    helpOf(command),
    `Weigh a file

Usage: jiannuo weigh --in FILE [--json] [NOTE]

  --in FILE  what to weigh (required)
  --json     print JSON only
  --help     print this help`,
  );
});
