import { useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useMay, useSession } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { listed } from '../texts/word.ts';
import { unitsQuery } from '../worklist/queries.ts';
import { Certificates } from './Certificates.tsx';
import { useChange } from './change.ts';
import { Invite } from './Invite.tsx';
import { Once } from './Once.tsx';
import { type Invited, type Person, peopleQuery } from './people.ts';

function State({ person }: { person: Person }) {
  const t = useTexts().settings.person;
  if (!person.active) return <span className="state none">{t.inactive}</span>;
  if (person.email === null) return <span className="state none">{t.noAccount}</span>;
  return person.canSignIn ? (
    <span className="state kept">{t.active}</span>
  ) : (
    <span className="state risk">{t.pending}</span>
  );
}

interface LineProps {
  readonly person: Person;
  readonly may: boolean;
  show(invited: Invited): void;
  certify(person: Person): void;
}

function PersonLine({ person, may, show, certify }: LineProps) {
  const { settings, words, frame } = useTexts();
  const t = settings.person;
  const { modal } = App.useApp();
  const me = useSession().staff.id === person.id;
  const units = useQuery(unitsQuery).data ?? [];
  const change = useChange('people');
  const again = useChange<Invited>('people');
  const path = `/staff/people/${person.id}`;
  const patch = (body: object) => change.mutate({ method: 'PATCH', path, body, said: t.saved });
  const end = () =>
    modal.confirm({
      title: t.offTitle(person.name),
      content: t.offText,
      icon: null,
      okText: t.off,
      cancelText: frame.cancel,
      onOk: () => patch({ active: false }),
    });
  return (
    <tr>
      <td>
        {person.name}
        <small className="muted">{person.email}</small>
      </td>
      <td>
        {may && !me ? (
          <Select
            aria-label={`${t.role} ${person.name}`}
            value={person.role}
            options={listed(words.role)}
            onChange={(role) => patch({ role })}
          />
        ) : (
          words.role[person.role]
        )}
      </td>
      <td>
        {may ? (
          <Select
            aria-label={`${t.unit} ${person.name}`}
            value={person.unitId ?? 0}
            options={[
              { value: 0, label: t.noUnit },
              ...units.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => patch({ unitId: id || null })}
          />
        ) : (
          (units.find(({ id }) => id === person.unitId)?.name ?? t.noUnit)
        )}
      </td>
      <td>
        <State person={person} />
      </td>
      {may && (
        <td className="deeds">
          <Button type="text" onClick={() => certify(person)}>
            {settings.certificate.button(person.certificates.length)}
          </Button>
          {person.active && person.email && (
            <Button
              type="text"
              onClick={() =>
                again.mutate(
                  { method: 'POST', path: `${path}/invitation`, said: t.saved },
                  { onSuccess: show },
                )
              }
            >
              {t.again}
            </Button>
          )}
          {!me && (
            <Button type="text" onClick={() => (person.active ? end() : patch({ active: true }))}>
              {person.active ? t.off : t.on}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

/** Who works here, with which role and in which unit. */
export function People() {
  const { settings } = useTexts();
  const t = settings.person;
  const may = useMay('staff:manage');
  const people = useQuery(peopleQuery).data ?? [];
  const [inviting, setInviting] = useState(false);
  const [invited, show] = useState<Invited>();
  const [certifying, setCertifying] = useState<number>();
  const certified = people.find(({ id }) => id === certifying);
  return (
    <section aria-labelledby="people-title">
      <div className="head">
        <h2 id="people-title">{settings.people}</h2>
        {may && <Button onClick={() => setInviting(true)}>{t.invite}</Button>}
      </div>
      {may && <p className="muted">{t.lead}</p>}
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.role}</th>
              <th scope="col">{t.unit}</th>
              <th scope="col">{t.state}</th>
              {may && (
                <th scope="col">
                  <span className="hidden">{t.deeds}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonLine
                key={person.id}
                person={person}
                may={may}
                show={show}
                certify={({ id }) => setCertifying(id)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {certified && <Certificates person={certified} close={() => setCertifying(undefined)} />}
      {inviting && <Invite close={() => setInviting(false)} done={show} />}
      {invited && (
        <Once
          title={t.link(invited.person.name)}
          hint={t.linkHint}
          secret={invited.link}
          close={() => show(undefined)}
        />
      )}
    </section>
  );
}
