/**
 * Connectors: sources of others from which datasets are filled by themselves, on a schedule.
 *
 * Promises: what has not changed makes no version; a run keeps all of a dataset or nothing; a key or password is sealed, is sent to
 * nobody but the source it was entered for, and is shown to nobody; only public addresses are reached, but for those that the operator
 * names; a source that fails is asked ever more seldom, and its owner reads why.
 * Never: publishes a draft, decides on personal data, or writes to a source.
 */
export { type Connector, connectorInput, type ConnectorInput, type Connectors, type Run } from './connector.ts'
export { openConnectors } from './connectors.ts'
export { egovOrigin, hostOf, isCatalogue, secretNames, type Source, type SourceKind, sourceKinds } from './source.ts'
export type { Outcome } from './tables.ts'
export { connectorWork } from './work.ts'
