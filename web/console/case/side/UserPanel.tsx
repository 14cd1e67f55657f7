import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useTexts } from '../../texts/language.tsx';
import { Fact } from './Fact.tsx';
import { Group } from './Group.tsx';

/** Who asked, how they are reached, and what they did before. */
export function UserPanel({ view }: { view: StaffCaseView }) {
  const { case: t, complaint } = useTexts();
  const { contact, sought, trace } = view;
  const reachable = contact?.name || contact?.phone || contact?.email;
  const summary = contact?.name || contact?.phone || contact?.email || t.anonymous;
  return (
    <Group name="user" title={t.contact} summary={summary}>
      {sought && view.kind !== 'complaint' && (
        <dl className="facts">
          <Fact name={complaint.sought}>{sought}</Fact>
        </dl>
      )}
      {reachable ? (
        <dl className="facts">
          {contact?.name && <Fact name={t.contactName}>{contact.name}</Fact>}
          {contact?.phone && (
            <Fact name={t.phone}>
              <a href={`tel:${contact.phone}`}>{contact.phone}</a>
            </Fact>
          )}
          {contact?.email && (
            <Fact name={t.email}>
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </Fact>
          )}
        </dl>
      ) : (
        <p className="muted">{t.anonymous}</p>
      )}
      {trace !== null && trace !== undefined && (
        <>
          <h3>
            {t.trace} <span className="muted">{t.traceConsent}</span>
          </h3>
          <pre className="trace">{JSON.stringify(trace, null, 2)}</pre>
        </>
      )}
    </Group>
  );
}
