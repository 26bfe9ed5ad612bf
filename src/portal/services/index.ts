/**
 * Services: every page by which an applicant uses a declared procedure, made from the declaration.
 *
 * Promises: any procedure of any institution works here without a line of code; pages work without a script, keep what was
 * typed and say what happens next; a form sent twice is done once; whoever may not see a case is told that there is none.
 * Never: knows a procedure by name, decides anything, or calls a signature of the portal legally binding.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import { actRoutes } from './act.ts'
import { apiRoutes } from './api.ts'
import { applyRoutes } from './apply.ts'
import { askedApi } from './asked-api.ts'
import { askedRoutes } from './asked.ts'
import { casePageRoutes } from './case-page.ts'
import { casesRoutes } from './cases.ts'
import { checkRoutes } from './check.ts'
import { decisionRoutes } from './decision.ts'
import { draftPageRoutes } from './draft-page.ts'
import { draftRoutes } from './draft.ts'
import { dutyRoutes } from './duties.ts'
import { followApi } from './follow-api.ts'
import { followRoutes } from './follow.ts'
import { keyRoutes } from './key-export.ts'
import { ncalayerScript } from './signing-step.ts'
import { howServedRoutes } from './how-served.ts'
import { libraryRoutes, openTurtle } from './library.ts'
import { newsRoutes } from './news.ts'
import { openUnnamedRoutes } from './open-unnamed.ts'
import { paperFormRoutes } from './paper-form.ts'
import { passportRoutes } from './passport.ts'
import { signatureFileRoutes } from './signature-files.ts'
import { signDraftRoutes } from './sign-draft.ts'
import { takenBackRoutes } from './taken-back.ts'
import { payoutRoutes } from './payouts.ts'
import { fileRoutes } from './uploads.ts'
import { waitRoutes } from './wait.ts'

export { firstQuestion } from './check.ts'
export { orderRoutes, orderTitle } from './orders.ts'
export { takenBackTitle } from './taken-back.ts'
export { payoutWords } from './payout-messages.ts'
export { payoutOf } from './payouts.ts'
export { traceOf } from './trace.ts'
export { whatIsMissing } from './signer-here.ts'
export { readSignatureForm, signatureFiles, signatureFrom, signingHead, signingHeaders, signingStep, type ToSign } from './signing-step.ts'

/** Every page and API route of services. */
export const serviceRoutes = (kernel: Kernel, turtle = openTurtle(kernel)): readonly Route[] => [
  ...passportRoutes(kernel, turtle), ...libraryRoutes(kernel, turtle), ...newsRoutes(kernel), ...howServedRoutes(kernel), ...checkRoutes(kernel), ...paperFormRoutes(kernel), ...applyRoutes(kernel), ...draftRoutes(kernel), ...draftPageRoutes(kernel), ...waitRoutes(kernel), ...askedRoutes(kernel), ...askedApi(kernel),
  ...signDraftRoutes(kernel), ...casesRoutes(kernel), ...casePageRoutes(kernel), ...actRoutes(kernel), ...decisionRoutes(kernel), ...dutyRoutes(kernel), ...payoutRoutes(kernel), ...takenBackRoutes(kernel),
  ...fileRoutes(kernel), ...keyRoutes(kernel), ...signatureFileRoutes(kernel), ncalayerScript, ...apiRoutes(kernel),
  ...openUnnamedRoutes(kernel), ...followRoutes(kernel), ...followApi(kernel),
]
export { libraryFound } from './library.ts'
export { howServedFound } from './how-served.ts'
export { newsFound } from './news.ts'
