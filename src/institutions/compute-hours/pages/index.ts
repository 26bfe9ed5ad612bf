/** The pages of compute hours. */
import type { Route } from '../../../portal/index.ts'
import type { Ground } from '../ground.ts'
import { grantPages } from './grants.ts'
import { publicPages } from './public.ts'
import { sharesPage } from './shares.ts'

export { ownPath } from './grants.ts'
export { pageWords, shareWords } from './messages.ts'
export { queuePath, statisticsPath } from './public.ts'
export { sharesPath } from './shares.ts'

export const hoursPages = (ground: Ground): readonly Route[] => [...publicPages(ground), sharesPage(ground), ...grantPages(ground)]
