import type { Migration } from './migration.ts'

/** On PostgreSQL, the first step of every write: the locks, then what the idempotency key already came to. */
export const claim: Migration = {
  id: '0009-claim',
  statements: ({ only }) => only('postgres', [leftFunction, claimFunction]),
}

/*
 * A volatile function, each statement of which sees what was committed before it began: what is read after a lock is
 * what the lock's last holder left. The key's lock comes first, so that a twin waits before it takes anything else;
 * MD004 tells its time-out from that of the other locks. Who finds an earlier outcome needs no further locks.
 * `lock_timeout` is for each lock alone, so before each wait it is set to what is left of `wait_ms`, and to no less than
 * 1, since 0 would be for ever. What is left holds for the rest of the transaction, unless that is the host's own. All our statements go by keys; plans
 * that a connection made while the tables were small, the checks of foreign keys among them, must not scan them for ever.
 */
const claimFunction = `create function mendian.claim(
    of_tenant text, of_key text, locks text[], wait_ms bigint, statement_ms bigint, hosted boolean,
    out fingerprint text, out outcome text, out created_at_ms bigint
  ) language plpgsql volatile as $$
  declare
    earlier_wait text := current_setting('lock_timeout');
    give_up_at timestamptz := clock_timestamp() + greatest(wait_ms, 1) * interval '1 millisecond';
    hash bigint;
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
      for hash in
        select distinct hashtextextended(of_tenant || ' ' || l, 7041776) as h from unnest(locks) as l order by h
      loop
        if not pg_try_advisory_xact_lock(hash) then
          perform set_config('lock_timeout', mendian.left_until(give_up_at)::text, true);
          perform pg_advisory_xact_lock(hash);
        end if;
      end loop;
    end if;
    perform set_config('lock_timeout', case when hosted then earlier_wait else mendian.left_until(give_up_at)::text end, true);
  end $$`

const leftFunction = `create function mendian.left_until(give_up_at timestamptz) returns bigint language sql volatile
  as $$ select greatest(ceil(extract(epoch from give_up_at - clock_timestamp()) * 1000), 1)::bigint $$`
