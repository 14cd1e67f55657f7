import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { NameForm } from '../frame/NameForm.tsx';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { type Unit, unitsQuery } from '../worklist/queries.ts';
import { useChange } from './change.ts';
import { UnitKnobs } from './UnitKnobs.tsx';

function UnitLine({ unit, may }: { unit: Unit; may: boolean }) {
  const { settings, frame } = useTexts();
  const t = settings.unit;
  const [renaming, setRenaming] = useState(false);
  const change = useChange('units');
  const patch = (body: object) =>
    change.mutate({ method: 'PATCH', path: `/staff/units/${unit.id}`, body, said: t.saved });
  if (renaming) {
    return (
      <li>
        <NameForm
          start={unit.name}
          label={t.renameOf(unit.name)}
          action={frame.save}
          save={(name) => {
            patch({ name });
            setRenaming(false);
          }}
        />
        <Button type="text" onClick={() => setRenaming(false)}>
          {frame.cancel}
        </Button>
      </li>
    );
  }
  return (
    <li>
      <span className={unit.active ? 'name' : 'name muted'}>
        {unit.name}
        {!unit.active && <span className="tag">{t.inactive}</span>}
      </span>
      {unit.active && <UnitKnobs unit={unit} />}
      {may && (
        <>
          <Button type="text" aria-label={t.renameOf(unit.name)} onClick={() => setRenaming(true)}>
            {t.rename}
          </Button>
          <Button type="text" onClick={() => patch({ active: !unit.active })}>
            {unit.active ? t.off : t.on}
          </Button>
        </>
      )}
    </li>
  );
}

/** The parts of the organisation that cases are dispatched to. */
export function Units() {
  const { settings } = useTexts();
  const t = settings.unit;
  const may = useMay('staff:manage');
  const units = useQuery(unitsQuery).data ?? [];
  const add = useChange('units');
  return (
    <section aria-labelledby="units-title">
      <h2 id="units-title">{settings.units}</h2>
      <p className="muted">{t.lead}</p>
      <ul className="lines">
        {units.map((unit) => (
          <UnitLine key={unit.id} unit={unit} may={may} />
        ))}
      </ul>
      {may && (
        <NameForm
          start=""
          label={t.name}
          action={t.add}
          save={(name) =>
            add.mutate({ method: 'POST', path: '/staff/units', body: { name }, said: t.added(name) })
          }
        />
      )}
    </section>
  );
}
