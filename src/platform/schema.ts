import pg from 'pg';

/**
 * The schema of a migrated database as text that is the same for the same schema: tables with columns, constraints and
 * indexes, views, functions, triggers, comments left out. Schemas of libraries are theirs. For reading and comparing.
 */
export async function dumpSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const parts: string[] = [];
    for (const query of [FUNCTIONS, TABLES, VIEWS, TRIGGERS]) {
      parts.push(...(await client.query<{ text: string }>(query)).rows.map(({ text }) => text));
    }
    return `-- Made from db/migrations by scripts/schema.ts; not to be edited.\n\n${parts.join('\n\n')}\n`;
  } finally {
    await client.end();
  }
}

const OURS = `'public'::regnamespace`;

const FUNCTIONS = `
  select rtrim(pg_get_functiondef(oid)) || ';' as text
  from pg_proc where pronamespace = ${OURS} and prokind in ('f', 'p')
  order by proname, pg_get_function_identity_arguments(oid)`;

// A column of an index or key is in the index; not-null is said at the column.
const TABLES = `
  select format(e'create table %I (\\n  %s\\n);', relname, concat_ws(e',\\n  ',
      (select string_agg(concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
          case when attidentity <> '' then 'generated ' || case attidentity when 'a' then 'always' else 'by default' end || ' as identity' end,
          case when attgenerated <> '' then 'generated always as (' || pg_get_expr(adbin, adrelid) || ') stored'
            else 'default ' || pg_get_expr(adbin, adrelid) end,
          case when attnotnull then 'not null' end), e',\\n  ' order by attnum)
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped),
      (select string_agg(format('constraint %I %s', conname, pg_get_constraintdef(oid)), e',\\n  ' order by contype, conname)
        from pg_constraint where conrelid = pg_class.oid and contype in ('c', 'f', 'p', 'u', 'x')))) ||
    coalesce((select string_agg(e'\\n' || pg_get_indexdef(indexrelid) || ';', '' order by indexrelid::regclass::text)
      from pg_index where indrelid = pg_class.oid
        and not exists (select from pg_constraint where conindid = indexrelid and conrelid = indrelid)), '') as text
  from pg_class where relnamespace = ${OURS} and relkind in ('r', 'p')
  order by relname`;

const VIEWS = `
  select format(e'create view %I as\\n', relname) || pg_get_viewdef(oid) as text
  from pg_class where relnamespace = ${OURS} and relkind = 'v'
  order by relname`;

const TRIGGERS = `
  select pg_get_triggerdef(pg_trigger.oid) || ';' as text
  from pg_trigger join pg_class on pg_class.oid = tgrelid
  where relnamespace = ${OURS} and not tgisinternal
  order by relname, tgname`;
