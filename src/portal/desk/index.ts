/**
 * The desk: every page by which officers work on the cases of any declared procedure, and administrators on what runs.
 *
 * Promises: what can be done is what the kernel permits, and the page says why something cannot; a signed act is shown exactly
 * as it will be; a page that the case has moved past does nothing and loses nothing; all works without a script.
 * Never: knows a procedure by name, decides, or shows a case to an office that takes no part in it.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Text } from '../../law/text.ts'
import type { FormProposal } from '../institution.ts'
import type { Route } from '../routes.ts'
import { adminRoutes } from './admin.ts'
import { caseRoutes } from './case.ts'
import { clockRoutes } from './clock.ts'
import { commissionRoutes } from './commission.ts'
import { marksRoutes } from './marks.ts'
import { openCaseRoutes } from './open-case.ts'
import { payoutDeskRoutes } from './payouts.ts'
import { queuePage, queueRoutes } from './queue.ts'
import { reportsRoutes } from './reports.ts'
import { assetRoutes } from './script.ts'
import { severalRoutes } from './several.ts'
import { shelfRoutes } from './shelf.ts'
import { signRoutes } from './sign.ts'
import { statisticsRoutes } from './statistics.ts'
import { viewRoutes } from './views.ts'
import { wordsRoutes } from './words.ts'

/** Every page and file of the desk; `roles` are the titles under which people know their offices, `proposals` what institutions fill into the forms that offices open. */
export const deskRoutes = (kernel: Kernel, roles: Readonly<Record<string, Text>>, proposals: readonly FormProposal[] = []): readonly Route[] => [
  ...queueRoutes(kernel, roles), ...viewRoutes(kernel, (visit, unsaved) => queuePage(kernel, visit, roles, unsaved)), ...severalRoutes(kernel), ...caseRoutes(kernel), ...marksRoutes(kernel), ...signRoutes(kernel), ...commissionRoutes(kernel), ...openCaseRoutes(kernel, proposals),
  ...reportsRoutes(kernel), ...payoutDeskRoutes(kernel), ...statisticsRoutes(kernel), ...adminRoutes(kernel, roles), ...shelfRoutes(kernel), ...clockRoutes(kernel), ...wordsRoutes(kernel), ...assetRoutes,
]
