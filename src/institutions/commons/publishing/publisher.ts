/** Every page of those who publish data and lend it. */
import type { Route } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { gateRoutes } from '../gate/pages/gate.ts'
import { hidingRoutes } from '../gate/pages/hiding.ts'
import { grantRoutes } from '../lending/grants.ts'
import { describeRoutes } from './describe.ts'
import { labelRoutes } from './labels.ts'
import { manageRoutes } from './manage.ts'
import { mineRoutes } from './mine.ts'
import { publishScript } from './parts.ts'
import { privacyRoutes } from '../privacy/pages/settings.ts'
import { termsRoutes } from './terms.ts'
import { uploadRoutes } from './upload.ts'
import { versionRoutes } from './version.ts'
import { withdrawRoutes } from './withdraw.ts'

export const publisherRoutes = (commons: Commons): readonly Route[] => [
  publishScript, ...mineRoutes(commons), ...manageRoutes(commons), ...describeRoutes(commons), ...labelRoutes(commons), ...termsRoutes(commons), ...privacyRoutes(commons), ...uploadRoutes(commons),
  ...versionRoutes(commons), ...gateRoutes(commons), ...hidingRoutes(commons), ...withdrawRoutes(commons), ...grantRoutes(commons),
]
