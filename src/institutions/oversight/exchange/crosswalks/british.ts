/** The British Algorithmic Transparency Recording Standard, version 3.0: what stands beside a record, tier 1, and the five sections of tier 2. */
import type { Crosswalk, ForeignField } from '../crosswalk.ts'
import { notes } from '../notes.messages.ts'

type Said = Omit<ForeignField, 'name' | 'label' | 'at'>

const kept: Said = { relation: 'none', note: notes.noPlace }
/** A field by its name in the published data standard (or after its label where that has none), its number in records, and its label. */
const field = (name: string, at: string, label: string, said: Said = kept): ForeignField => ({ name, label, ...(at !== '' && { at }), ...said, also: [label, ...said.also ?? []] })
const partOf = (ours: NonNullable<ForeignField['ours']>): Said => ({ ours, relation: 'part of', way: 'in' })

const functions = [
  'General public services', 'Defence', 'Public order and safety', 'Economic affairs', 'Environmental protection', 'Housing and community amenities', 'Health', 'Recreation culture and religion', 'Education', 'Social protection', 'Regulation',
] as const
const phases = ['Pre-deployment', 'Beta/Pilot', 'Production', 'Retired'] as const
/** The finder of records carries its values as words with hyphens. */
const slug = (label: string): string => label.toLowerCase().replaceAll(/[\s/]+/g, '-')
const facet = (name: string): { readonly also: readonly string[] } => ({ also: [`algorithmic_transparency_record_${name}`] })

/** What stands beside a record, with the facets by which its finder lists it. */
const metadata: readonly ForeignField[] = [
  field('title', '', 'Title', { ...kept, also: ['page title'] }),
  field('organisation_type', '', 'Organisation type', { ...kept, ...facet('organisation_type') }),
  field('function', '', 'Function', {
    ours: 'sector', relation: 'broader', values: functions, ...facet('function'), note: notes.firstTheme, form: 'list', map: [
      { foreign: 'General public services', ours: 'publicService', exact: true }, { foreign: 'Defence', ours: 'defence', exact: true }, { foreign: 'Health', ours: 'health', exact: true },
      { foreign: 'Public order and safety', ours: 'lawEnforcement', exact: true }, { foreign: 'Public order and safety', ours: 'justice', exact: false, way: 'out' }, { foreign: 'Education', ours: 'education', exact: true },
      { foreign: 'Economic affairs', ours: 'trade', exact: false }, { foreign: 'Economic affairs', ours: 'industry', exact: false, way: 'out' }, { foreign: 'Economic affairs', ours: 'finance', exact: false, way: 'out' },
      { foreign: 'Economic affairs', ours: 'transport', exact: false, way: 'out' }, { foreign: 'Economic affairs', ours: 'agriculture', exact: false, way: 'out' },
      { foreign: 'Economic affairs', ours: 'energy', exact: false, way: 'out' }, { foreign: 'Environmental protection', ours: 'agriculture', exact: false, way: 'in' },
      { foreign: 'Recreation culture and religion', ours: 'media', exact: false }, { foreign: 'Social protection', ours: 'employment', exact: false },
      { foreign: 'Housing and community amenities', ours: 'energy', exact: false, way: 'in' }, { foreign: 'Regulation', ours: 'publicService', exact: false, way: 'in' },
    ].map((one) => ({ ...one, also: [slug(one.foreign)] }) as NonNullable<ForeignField['map']>[number]),
  }),
  field('capability', '', 'Capability', { ...kept, ...facet('capability') }),
  field('task', '', 'Task', { ...kept, ...facet('task') }),
  field('phase', '', 'Phase', {
    ours: 'status', relation: 'narrower', required: true, values: phases, ...facet('phase'), note: notes.noSuspension, map: [
      { foreign: 'Pre-deployment', ours: 'inDevelopment', exact: true, also: ['Idea', 'Design', 'Development', 'Pre deployment'] },
      { foreign: 'Beta/Pilot', ours: 'inDevelopment', exact: false, way: 'in', also: ['beta-pilot', 'Beta', 'Pilot', 'Private beta', 'Public beta'] },
      { foreign: 'Production', ours: 'inUse', exact: true }, { foreign: 'Production', ours: 'suspended', exact: false, way: 'out' }, { foreign: 'Retired', ours: 'retired', exact: true },
    ],
  }),
  field('region', '', 'Region', { ...kept, ...facet('region') }),
  field('date_published', '', 'Date published', { ...kept, ...facet('date_published'), also: [...facet('date_published').also, 'date of publication', 'date_completion'] }),
  field('atrs_version', '', 'ATRS version', { relation: 'none', always: '3.0', also: [...facet('atrs_version').also, 'standard_version'] }),
  field('other_tags', '', 'Other tags', { ...kept, ...facet('other_tags') }),
]

const tierOne: readonly ForeignField[] = [
  field('name', '1', 'Name', { ours: 'name', relation: 'equal', required: true }),
  field('description', '2', 'Description', { ours: 'purpose', relation: 'broader', required: true, filler: 'Not provided' }),
  field('website', '3', 'Website URL', { ours: 'website', relation: 'equal', form: 'url', also: ['URL of the website'] }),
  field('contact_email', '4', 'Contact email', { ours: 'contact', relation: 'narrower', required: true, filler: 'Not provided' }),
]

const owner: readonly ForeignField[] = [
  field('organisation', '1.1', 'Organisation or department', { ours: 'ownerName', relation: 'equal', required: true, filler: 'Not provided', also: [...facet('organisation').also, 'Organisation', 'Organisation/ department'] }),
  field('team', '1.2', 'Team', { ...partOf('ownerName'), glue: ', ' }),
  field('senior_responsible_owner', '1.3', 'Senior responsible owner'),
  field('third_party_involvement', '1.4', 'Third party involvement', { ...kept, also: ['External supplier involvement'] }),
  field('external_supplier', '1.4.1', 'Third party', { ours: 'supplier', relation: 'equal', also: ['External supplier', 'Third party name', 'Supplier or developer of the algorithmic tool'] }),
  field('external_supplier_identifier', '1.4.2', 'Companies House Number', { ...partOf('supplier'), also: ['External supplier identifier'] }),
  field('external_supplier_role', '1.4.3', 'Third party role', { ...partOf('supplier'), also: ['External supplier role'] }),
  field('procurement_procedure_type', '1.4.4', 'Procurement procedure type'),
  field('data_access_terms', '1.4.5', 'Third party data access terms', { ...kept, also: ['Terms of access to data for external supplier', 'Data access terms'] }),
]

const rationale: readonly ForeignField[] = [
  field('detailed_description', '2.1', 'Detailed description', partOf('purpose')),
  field('scope', '2.2', 'Scope', partOf('purpose')),
  field('benefit', '2.2', 'Benefits', { ...partOf('purpose'), also: ['Benefit'] }),
  field('previous_process', '2.3', 'Previous process'),
  field('alternatives_considered', '2.4', 'Alternatives considered'),
]

const decisions: readonly ForeignField[] = [
  field('process_integration', '3.1', 'Process integration', partOf('humanOversight')),
  field('provided_information', '3.2', 'Provided information', partOf('outputs')),
  field('frequency_usage', '3.3', 'Frequency and scale of usage', { ours: 'peopleAffected', relation: 'broader', also: ['Frequency of usage'] }),
  field('human_decisions', '3.4', 'Human decisions and review', { ours: 'humanOversight', relation: 'equal', also: ['Human decisions', 'Human review'] }),
  field('required_training', '3.5', 'Required training', partOf('humanOversight')),
  field('appeals_and_review', '3.6', 'Appeals and review', { ours: 'appealRoute', relation: 'equal', also: ['Appeals and contestability'] }),
]

const specification: readonly ForeignField[] = [
  field('system_architecture', '4.1.1', 'System architecture', partOf('model')),
  field('system_level_input', '4.1.2', 'System-level input', partOf('data')),
  field('system_level_output', '4.1.3', 'System-level output', { ours: 'outputs', relation: 'equal' }),
  field('maintenance', '4.1.4', 'Maintenance'),
  field('models', '4.1.5', 'Models', { ours: 'model', relation: 'equal' }),
  field('model_name', '4.2.1', 'Model name', partOf('model')), field('model_version', '4.2.2', 'Model version', partOf('model')), field('model_task', '4.2.3', 'Model task'),
  field('model_input', '4.2.4', 'Model input'), field('model_output', '4.2.5', 'Model output'), field('model_type', '4.2.6', 'Model architecture', { ...partOf('model'), also: ['Type of model'] }),
  field('model_performance', '4.2.7', 'Model performance and evaluation', { ...partOf('assessments'), also: ['Model performance'] }),
  field('datasets_and_purposes', '4.2.8', 'Datasets and their purposes', { ours: 'datasets', relation: 'equal', also: ['Datasets'] }),
  field('source_data_description', '4.3.1', 'Development data description', { ours: 'data', relation: 'narrower', also: ['Source data', 'Source data description'] }),
  field('data_modality', '4.3.2', 'Data modality'), field('data_quantities', '4.3.3', 'Data quantities'), field('sensitive_attributes', '4.3.4', 'Sensitive attributes', partOf('data')),
  field('data_completeness', '4.3.5', 'Data completeness and representativeness'), field('data_cleaning', '4.3.6', 'Data cleaning'), field('data_collection', '4.3.7', 'Data collection'),
  field('data_access_and_storage', '4.3.8', 'Data access and storage'), field('data_sharing_agreements', '4.3.9', 'Data sharing agreements'),
  field('source_data_name', '4.4.1', 'Data sources', { ...partOf('datasets'), also: ['Source data name', 'Data sources names'] }), field('source_data_url', '', 'Source data URL', partOf('datasets')),
  field('operational_sensitive_attributes', '4.4.2', 'Operational data sensitive attributes', { ...partOf('data'), also: ['Sensitive attributes'] }), field('data_processing_methods', '4.4.3', 'Data processing methods'),
  field('operational_data_access', '4.4.4', 'Operational data access and storage', { ...kept, also: ['Data access and storage'] }), field('operational_data_sharing', '4.4.5', 'Operational data sharing agreements', { ...kept, also: ['Data sharing agreements'] }),
]

const risks: readonly ForeignField[] = [
  field('impact_assessment_name', '5.1', 'Impact assessments', { ours: 'assessments', relation: 'equal', also: ['Impact assessment', 'Impact assessment name'] }),
  field('impact_assessment_description', '', 'Impact assessment description', partOf('assessments')), field('impact_assessment_date', '', 'Impact assessment date', partOf('assessments')),
  field('impact_assessment_link', '', 'Impact assessment link', partOf('assessments')),
  field('risks', '5.2', 'Risks and mitigations', { ours: 'risksAndMeasures', relation: 'equal', also: ['Risks'] }),
  field('risk_name', '', 'Risk name', partOf('risksAndMeasures')), field('risk_description', '', 'Risk description', partOf('risksAndMeasures')), field('risk_mitigation', '', 'Risk mitigation', partOf('risksAndMeasures')),
]

export const british: Crosswalk = {
  id: 'uk-atrs-3.0', file: 'json', dates: 'day first',
  title: {
    kk: 'Ұлыбританияның алгоритмдік ашықтық стандарты (ATRS), 3.0', ru: 'Британский стандарт алгоритмической прозрачности (ATRS), 3.0', en: 'British Algorithmic Transparency Recording Standard (ATRS), 3.0',
  },
  source: { name: 'Algorithmic Transparency Recording Standard', address: 'https://www.gov.uk/algorithmic-transparency-records', version: '3.0', licence: 'Open Government Licence v3.0' },
  fields: [...metadata, ...tierOne, ...owner, ...rationale, ...decisions, ...specification, ...risks],
  notes: [{
    kk: 'Жазбалар адамдарға арналған беттер болып шығады. Өріс атаулары жарияланған деректер стандартынан алынған, нөмірлері нұсқадан нұсқаға өзгереді, сондықтан өріс атауы бойынша танылады.',
    ru: 'Записи публикуются страницами для чтения. Имена полей взяты из опубликованного стандарта данных; номера меняются от версии к версии, поэтому поле узнаётся по названию.',
    en: 'Records are published as pages for reading. Names of fields are those of the published data standard; numbers change from version to version, so a field is known by its label.',
  }],
}
