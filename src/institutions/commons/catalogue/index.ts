/**
 * The catalogue: what the commons says of a dataset in the formats that others read – Croissant, schema.org, DCAT-AP, Data Package,
 * ODRL and the read API of CKAN – and how ready a version is for use in AI.
 *
 * Promises: every description is made from what the publisher said, what the data is and what the policy function enforces; what is
 * public of it is public for everybody; the same version is described by the same text.
 * Never: decides who may read data, changes a dataset, says what nobody has said or measured.
 *
 * All here is pure. The routes, which load what they describe, have a door of their own: `routes.ts`.
 */
export { entryOf, exportPath, type CatalogueEntry, type ExportName } from './entry.ts'
export { isLicence, termsOnly, usualLicences } from './licences.ts'
export { licenceWords } from './licence-words.ts'
export {
  dutyMeanings, dutyWords, modeMeanings, modeWords, purposeMeanings, purposeWords, tierMeanings, tierWords, updateWords,
} from './words.ts'
export { croissant } from './croissant.ts'
export { croissantMediaType } from './croissant-context.ts'
export { validateCroissant } from './validate-croissant.ts'
export { schemaOrg, schemaOrgText } from './schema-org.ts'
export { dataPackage } from './data-package.ts'
export { odrlOffer } from './odrl.ts'
export { readinessOf } from './readiness-rules.ts'
export { catalogueJsonLd, catalogueTurtle, dcatJsonLd, dcatTurtle } from './dcat.ts'
