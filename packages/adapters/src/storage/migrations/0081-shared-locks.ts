import type { Migration } from './migration.ts'

/** On PostgreSQL, the claim of 0009 with locks that several may hold at once: those whose name begins with a tilde. */
export const sharedLocks: Migration = {
  id: '0081-shared-locks',
  statements: ({ only }) => only('postgres', [claimFunction]),
}

/* Who asks for a lock both ways holds it alone. The order is that of the locks, however they are asked for. */
const claimFunction = `create or replace function mendian.claim(
    of_tenant text, of_key text, locks text[], wait_ms bigint, statement_ms bigint, hosted boolean,
    out fingerprint text, out outcome text, out created_at_ms bigint
  ) language plpgsql volatile as $$
  declare
    earlier_wait text := current_setting('lock_timeout');
    give_up_at timestamptz := clock_timestamp() + greatest(wait_ms, 1) * interval '1 millisecond';
    hash bigint;
    together boolean;
  begin
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception using errcode = 'MD005', message = 'mendian: writes need the isolation level read committed';
    end if;
    perform set_config('mendian.tenant', of_tenant, true),
      set_config('lock_timeout', greatest(wait_ms, 1)::text, true);
    if not hosted then
      perform set_config('statement_timeout', statement_ms::text, true), set_config('enable_seqscan', 'off', true);
    end if;
    if of_key is not null then
      hash := hashtextextended(of_tenant || ' key ' || of_key, 7041776);
      if not pg_try_advisory_xact_lock(hash) then
        perform set_config('lock_timeout', mendian.left_until(give_up_at)::text, true);
        begin
          perform pg_advisory_xact_lock(hash);
        exception when lock_not_available then
          raise exception using errcode = 'MD004', message = 'mendian: idempotency key in progress';
        end;
      end if;
      select k.fingerprint, k.outcome, k.created_at_ms into fingerprint, outcome, created_at_ms
        from mendian.idempotency_key k where k.tenant_id = of_tenant and k.key = of_key;
    end if;
    if fingerprint is null then
      for hash, together in
        select hashtextextended(of_tenant || ' ' || ltrim(l, '~'), 7041776) as h, bool_and(starts_with(l, '~'))
          from unnest(locks) as l group by h order by h
      loop
        if together then
          if not pg_try_advisory_xact_lock_shared(hash) then
            perform set_config('lock_timeout', mendian.left_until(give_up_at)::text, true);
            perform pg_advisory_xact_lock_shared(hash);
          end if;
        elsif not pg_try_advisory_xact_lock(hash) then
          perform set_config('lock_timeout', mendian.left_until(give_up_at)::text, true);
          perform pg_advisory_xact_lock(hash);
        end if;
      end loop;
    end if;
    perform set_config('lock_timeout', case when hosted then earlier_wait else mendian.left_until(give_up_at)::text end, true);
  end $$`
