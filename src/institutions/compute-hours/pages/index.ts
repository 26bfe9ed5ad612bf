/** The pages of compute hours. */
import type { Route } from '../../../portal/index.ts'
import type { Ground } from '../ground.ts'
import { grantPages } from './grants.ts'
import { publicPages } from './public.ts'

export { ownPath } from './grants.ts'
export { pageWords } from './messages.ts'
export { queuePath, statisticsPath } from './public.ts'

export const hoursPages = (ground: Ground): readonly Route[] => [...publicPages(ground), ...grantPages(ground)]
