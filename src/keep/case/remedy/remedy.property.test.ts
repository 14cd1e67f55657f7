import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ROLES } from '../../../people/staff/role.ts';
import { APPROVING_ROLES, type Fen, type Limits, MOST_FEN, mayApprove, remediesOf, yuan } from './remedy.ts';

const fen = fc.integer({ min: 0, max: MOST_FEN });
const limits: fc.Arbitrary<Limits> = fc.record({
  agent: fc.option(fen),
  manager: fc.option(fen),
  administrator: fc.option(fen),
});

/** By hand, digit by digit. */
function slowYuan(amount: Fen): string {
  const digits = String(amount).padStart(3, '0');
  let text = `.${digits.slice(-2)}`;
  const whole = digits.slice(0, -2);
  for (let index = 0; index < whole.length; index++) {
    if (index > 0 && index % 3 === 0) text = `,${text}`;
    text = whole[whole.length - 1 - index]! + text;
  }
  return text;
}

test('an amount is written in yuan to the fen, and nothing is lost', () => {
  fc.assert(
    fc.property(fen, (amount) => {
      assert.equal(yuan(amount), slowYuan(amount));
      assert.equal(Math.round(Number(yuan(amount).replaceAll(',', '')) * 100), amount);
    }),
  );
});

test('whoever may approve an amount may approve any smaller one, and no role beyond its limit', () => {
  fc.assert(
    fc.property(limits, fen, fen, fc.constantFrom(...ROLES), (rule, one, other, role) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      if (mayApprove(rule, role, more)) assert.ok(mayApprove(rule, role, less));
      const approves = (APPROVING_ROLES as readonly string[]).includes(role);
      assert.equal(mayApprove(rule, role, null), approves);
      if (!approves) return assert.equal(mayApprove(rule, role, less), false);
      const limit = rule[role as keyof Limits];
      assert.equal(mayApprove(rule, role, more), limit === null || !(more > limit));
    }),
  );
});

test('the remedies of a case are what its events say, whatever else happens to it', () => {
  const step = fc.record({
    remedy: fc.integer({ min: 1, max: 3 }),
    type: fc.constantFrom('remedy_refused', 'remedy_approved', 'remedy_delivered', 'remedy_missed'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const opened = [1, 2, 3].map((remedy) => ({
        at: 0,
        type: 'remedy_proposed',
        staffId: 7,
        remedy,
        remedyKind: 'refund' as const,
        amountFen: remedy * 100,
      }));
      const events = steps.map((one, index) => ({ at: index + 1, staffId: null, promisedBy: 99, ...one }));
      const noise = { at: 5, type: 'replied', staffId: 7 };
      const remedies = remediesOf([...opened, ...events, noise]);
      for (const { id, state, amountFen, missed, deliveredAt } of remedies) {
        const own = events.filter(({ remedy }) => remedy === id);
        const states = own.filter(({ type }) => type !== 'remedy_missed');
        const expected = {
          remedy_refused: 'refused',
          remedy_approved: 'promised',
          remedy_delivered: 'delivered',
        };
        assert.equal(state, expected[states.at(-1)?.type as keyof typeof expected] ?? 'proposed');
        assert.equal(amountFen, id * 100);
        const delivered = own.findLast(({ type }) => type === 'remedy_delivered');
        assert.equal(deliveredAt, delivered?.at ?? null);
        const missing = own.findLast(({ type }) => type === 'remedy_missed');
        assert.equal(missed, missing !== undefined && (!delivered || missing.at > delivered.at));
      }
    }),
  );
});
