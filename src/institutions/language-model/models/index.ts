/**
 * Models: what training leaves, made into files that others run, judged, released and, if it must be, taken back.
 *
 * Promises: a name stands for one content for good, and its version is the hash of its files; no model is released without a receipt
 * of an evaluation of exactly these files, nor when something it was made from was taken back; what is released can be downloaded
 * by the tools of Hugging Face unchanged; the GGUF files say what the weights say. Never: trusts a model file, trains or judges.
 */
import type { Route } from '../../../portal/index.ts'
import { hubRoutes } from './hub.ts'
import { pageRoutes } from './pages/index.ts'
import type { ModelPageParts } from './parts.ts'

export { modelActs } from './acts.ts'
export { modelKind } from './messages.ts'
export { description as modelDescription, modelPath, modelSubject, provenance as modelProvenance } from './model.ts'
export type { Description, Followed, Model, ModelState, Provenance, ReceiptSummary, Shape, Statement } from './model.ts'
export { openDeliveries } from './deliveries.ts'
export { discussedModels } from './discussed.ts'
export type { Deliveries } from './deliveries.ts'
export { modelRepositories } from './hub-repositories.ts'
export { modelsListed } from './listed.ts'
export { openModels } from './models.ts'
export type { Models, ModelSources } from './models.ts'
export { modelWork } from './work.ts'

/** The registry's pages, its lists as data, and the downloads. */
export const modelRoutes = (parts: ModelPageParts): readonly Route[] => [...pageRoutes(parts), ...hubRoutes(parts)]
