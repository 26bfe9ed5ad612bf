/** Every page of those who publish data and lend it. */
import type { Route } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { gateRoutes } from './gate.ts'
import { hidingRoutes } from './gate-hiding.ts'
import { grantRoutes } from './grants.ts'
import { describeRoutes } from './publish-describe.ts'
import { labelRoutes } from './publish-labels.ts'
import { manageRoutes } from './publish-manage.ts'
import { mineRoutes } from './publish-mine.ts'
import { publishScript } from './publish-parts.ts'
import { privacyRoutes } from './publish-privacy.ts'
import { termsRoutes } from './publish-terms.ts'
import { uploadRoutes } from './publish-upload.ts'
import { versionRoutes } from './publish-version.ts'
import { withdrawRoutes } from './publish-withdraw.ts'

export const publisherRoutes = (commons: Commons): readonly Route[] => [
  publishScript, ...mineRoutes(commons), ...manageRoutes(commons), ...describeRoutes(commons), ...labelRoutes(commons), ...termsRoutes(commons), ...privacyRoutes(commons), ...uploadRoutes(commons),
  ...versionRoutes(commons), ...gateRoutes(commons), ...hidingRoutes(commons), ...withdrawRoutes(commons), ...grantRoutes(commons),
]
