import type { RefusalOf } from '../base/decision.ts'
import type { RewardId, TierId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { RewardFields } from './reward.schema.ts'

/** Something that points are exchanged for (积分兑换). */
export type Reward = ConfigurationRecord<RewardId, RewardFields>

export type RewardFieldsRefusal = RefusalOf<'duplicate_in_list', { list: 'tierPoints'; id: string }>

/** Why a reward cannot be kept like this, if it cannot. */
export function refuseReward({ tierPoints }: Pick<Reward, 'tierPoints'>): RewardFieldsRefusal | undefined {
  const ids = tierPoints.map(({ tierId }) => tierId)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  return twice === undefined ? undefined : { code: 'duplicate_in_list', details: { list: 'tierPoints', id: twice } }
}

/** What the reward costs a customer of that tier. */
export function priceOfReward(reward: Pick<Reward, 'points' | 'tierPoints'>, tierId: TierId | null): number {
  return reward.tierPoints.find((price) => price.tierId === tierId)?.points ?? reward.points
}
