import type { StaffCaseView } from '../../../src/keep/case/shape.ts';
import { useTexts } from '../texts/language.tsx';
import { useMinute, useSecond } from '../time/now.ts';
import { countdown, sayFully, shareGone, spell, toneOf } from '../time/say.ts';
import { reasons } from './why.ts';
import './clock.css';

type Clock = StaffCaseView['clocks'][number];

function Left({ clock }: { clock: Clock }) {
  const texts = useTexts();
  const now = useSecond();
  return <span className={`left ${toneOf(clock, now)}`}>{countdown(texts, clock, now)}</span>;
}

function Meter({ clock }: { clock: Clock }) {
  const now = useSecond();
  return (
    <div className={`meter ${toneOf(clock, now)}`} aria-hidden="true">
      <i style={{ width: `${shareGone(clock, now) * 100}%` }} />
    </div>
  );
}

function Verdict({ clock }: { clock: Clock }) {
  const { words } = useTexts();
  const look = clock.state === 'cancelled' ? 'none' : clock.state;
  return <span className={`state ${look}`}>{words.clock[clock.state]}</span>;
}

function Outcome({ clock }: { clock: Clock }) {
  const texts = useTexts();
  const now = useMinute();
  const { case: t } = texts;
  if (clock.stoppedAt === null) {
    return <>{clock.paused ? t.pausedUntil : t.due(sayFully(texts, clock.dueAt, now))}</>;
  }
  const early = Date.parse(clock.dueAt) - Date.parse(clock.stoppedAt);
  const margin = early >= 0 ? t.early(spell(texts, early)) : t.late(spell(texts, -early));
  return (
    <>
      {t.stopped(sayFully(texts, clock.stoppedAt, now))}
      {clock.state === 'cancelled' ? '' : ` · ${margin}`}
    </>
  );
}

/** A promise at work on the case: its sentence, the time left or the verdict, and why the deadline is when it is. */
function ClockCard({ clock, open = false }: { clock: Clock; open?: boolean }) {
  const texts = useTexts();
  const { case: t, extension: more } = texts;
  const now = useMinute();
  const ticks = clock.stoppedAt === null && clock.state !== 'cancelled';
  return (
    <section className={`clock ${ticks ? '' : 'over'}`}>
      <div className="head">
        <h3>
          {clock.text}
          {clock.round > 1 && <span className="muted"> · {t.round(clock.round)}</span>}
        </h3>
        {ticks ? <Left clock={clock} /> : <Verdict clock={clock} />}
      </div>
      {ticks && <Meter clock={clock} />}
      <p className="muted">
        <Outcome clock={clock} />
      </p>
      {clock.extension && (
        <p className="muted">
          {more.due(sayFully(texts, clock.extension.dueAt, now))} · {more.verdict[clock.extension.verdict]}
        </p>
      )}
      <details open={open}>
        <summary>{t.why}</summary>
        <ol className="reasons">
          {reasons(texts, clock).map((reason) => (
            <li key={`${reason.when}${reason.what}`} className={reason.idle ? 'idle' : undefined}>
              <span>{reason.when}</span>
              <span>{reason.what}</span>
              <span>{reason.used}</span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

/** Clocks that tick first, those that stopped folded away. */
export function Clocks({ view, explained = false }: { view: StaffCaseView; explained?: boolean }) {
  const { case: t } = useTexts();
  const ticks = (clock: Clock) => clock.stoppedAt === null && clock.state !== 'cancelled';
  const running = view.clocks.filter(ticks).toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  const over = view.clocks.filter((clock) => !ticks(clock));
  if (view.clocks.length === 0) return <p className="muted">{t.noClocks}</p>;
  const card = (clock: Clock, index: number) => (
    <ClockCard key={`${clock.clause}#${clock.round}`} clock={clock} open={explained && index === 0} />
  );
  return (
    <>
      {running.map(card)}
      {over.length > 0 && (
        <details className="past" open={running.length === 0}>
          <summary>{t.pastClocks(over.length)}</summary>
          {over.map((clock) => card(clock, 1))}
        </details>
      )}
    </>
  );
}
