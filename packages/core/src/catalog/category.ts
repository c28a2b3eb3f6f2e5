import type { CategoryId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { CategoryFields } from './category.schema.ts'

/** What services and goods are put together under (项目分类): hair, nails, care. */
export type Category = ConfigurationRecord<CategoryId, CategoryFields>
