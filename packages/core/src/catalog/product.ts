import type { ProductId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { ProductFields } from './product.schema.ts'

/** A physical good sold over the counter (商品). */
export type Product = ConfigurationRecord<ProductId, ProductFields>
