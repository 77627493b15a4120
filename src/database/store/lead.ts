import { sql } from 'kysely';
import { storable } from './storable.ts';
import type { On } from './store-tools.ts';

/** Whether this work is the holder's for the next `time`, ms. By the database's clock: those of the holders may differ. */
export const lead = async (on: On, work: string, holder: string, time: number): Promise<boolean> => {
  const until = sql`clock_timestamp() + ${time}::float8 * interval '1 millisecond'`;
  const { rows } = await sql`
    insert into pacegate.leases as lease (work, holder, until) values (${work}, ${storable(holder)}, ${until})
    on conflict (work) do update set holder = excluded.holder, until = excluded.until
    where lease.holder = excluded.holder or lease.until < clock_timestamp()
    returning work
  `.execute(on);
  return rows.length > 0;
};
