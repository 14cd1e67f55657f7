import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import type { Unit } from '../worklist/queries.ts';
import { useChange } from './change.ts';
import { peopleQuery } from './people.ts';
import './units.css';

const NONE = '';

/** What a unit is there for, and whom its cases go to when nobody is named. */
export function UnitKnobs({ unit }: { unit: Unit }) {
  const { dispatch } = useTexts();
  const t = dispatch.duty;
  const manages = useMay('staff:manage');
  const dispatches = useMay('dispatch:manage');
  const people = useQuery(peopleQuery).data ?? [];
  const change = useChange('units');
  const here = people.filter(({ active, unitId }) => active && (unitId === null || unitId === unit.id));
  const nameOf = people.find(({ id }) => id === unit.dutyStaffId)?.name;
  return (
    <span className="unit-knobs">
      {manages ? (
        <Select
          className="unit-knob"
          aria-label={t.functionOf(unit.name)}
          value={unit.function ?? NONE}
          options={[
            { value: NONE, label: t.noFunction },
            ...(['service', 'technology', 'operations'] as const).map((value) => ({
              value,
              label: t.functions[value],
            })),
          ]}
          onChange={(value) =>
            change.mutate({
              method: 'PATCH',
              path: `/staff/units/${unit.id}`,
              body: { function: value === NONE ? null : value },
              said: t.saved,
            })
          }
        />
      ) : (
        <span className="muted">{unit.function ? t.functions[unit.function] : t.noFunction}</span>
      )}
      {dispatches ? (
        <Select
          className="unit-knob"
          aria-label={t.personOf(unit.name)}
          value={unit.dutyStaffId === null ? NONE : String(unit.dutyStaffId)}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: NONE, label: t.nobody },
            ...here.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(value) =>
            change.mutate({
              method: 'PUT',
              path: `/staff/units/${unit.id}/duty`,
              body: { staff: value === NONE ? null : Number(value) },
              said: t.saved,
            })
          }
        />
      ) : (
        <span className="muted">{nameOf ? `${t.person} ${nameOf}` : t.nobody}</span>
      )}
    </span>
  );
}
