import type { Migration } from './migration.ts'

/** Blocks that come again, and blocks that other calendars tell of. */
export const timeBlockSeries: Migration = {
  id: '0051-time-block-series',
  statements: ({ text, name, index }) => [
    `alter table ${name('time_block')} add column series_id ${text}`,
    `alter table ${name('time_block')} add column source ${text}`,
    `alter table ${name('time_block')} add column external_id ${text}`,
    index('time_block_of_series', 'time_block', 'tenant_id, series_id, id', { where: 'series_id is not null' }),
  ],
}
