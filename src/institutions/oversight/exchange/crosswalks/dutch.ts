/** The Dutch publication standard for algorithms, version 1.0: 32 properties, of which 18 are required. */
import { type Crosswalk, type ForeignField, plainName } from '../crosswalk.ts'
import { notes } from '../notes.messages.ts'
import { dutchFields, dutchSchema } from '../published.ts'

type Said = Omit<ForeignField, 'name' | 'label' | 'required' | 'values' | 'maxLength' | 'form'>

/** What the site of the Dutch register prints where a required field is empty. */
const filler = 'Niet ingevuld'
const kept: Said = { relation: 'none', note: notes.noPlace }

const said: Readonly<Record<string, Said>> = {
  name: { ours: 'name', relation: 'equal' },
  description_short: { ours: 'outputs', relation: 'broader', filler },
  organization: { ours: 'ownerName', relation: 'equal', filler },
  theme: {
    ours: 'sector', relation: 'broader', filler, note: notes.firstTheme, also: ['category'], map: [
      { foreign: 'Bestuur', ours: 'publicService', exact: true }, { foreign: 'Organisatie en bedrijfsvoering', ours: 'publicService', exact: false, way: 'in' },
      { foreign: 'Internationaal', ours: 'publicService', exact: false, way: 'in' }, { foreign: 'Migratie en integratie', ours: 'publicService', exact: false, way: 'in' },
      { foreign: 'Zorg en gezondheid', ours: 'health', exact: true }, { foreign: 'Onderwijs en wetenschap', ours: 'education', exact: true },
      { foreign: 'Werk', ours: 'employment', exact: false }, { foreign: 'Sociale zekerheid', ours: 'employment', exact: false, way: 'in' },
      { foreign: 'Overheidsfinanciën', ours: 'finance', exact: false }, { foreign: 'Recht', ours: 'justice', exact: true },
      { foreign: 'Openbare orde en veiligheid', ours: 'lawEnforcement', exact: true }, { foreign: 'Openbare orde en veiligheid', ours: 'defence', exact: false, way: 'out' },
      { foreign: 'Ruimte en infrastructuur', ours: 'energy', exact: false }, { foreign: 'Verkeer', ours: 'transport', exact: true },
      { foreign: 'Economie', ours: 'trade', exact: false }, { foreign: 'Economie', ours: 'industry', exact: false, way: 'out' },
      { foreign: 'Natuur en milieu', ours: 'agriculture', exact: false }, { foreign: 'Cultuur en recreatie', ours: 'media', exact: false }, { foreign: 'Wonen', ours: 'other', exact: false, way: 'in' },
    ],
  },
  status: {
    ours: 'status', relation: 'equal', note: notes.noSuspension, map: [
      { foreign: 'In ontwikkeling', ours: 'inDevelopment', exact: true }, { foreign: 'In gebruik', ours: 'inUse', exact: true }, { foreign: 'Buiten gebruik', ours: 'retired', exact: true },
      { foreign: 'Buiten gebruik', ours: 'suspended', exact: false, way: 'out' },
    ],
  },
  start_date: { ours: 'startedOn', relation: 'broader', note: notes.firstOfMonth, also: ['begin_date', 'begin date'] },
  end_date: { ours: 'endedOn', relation: 'broader', note: notes.firstOfMonth },
  contact: { ours: 'contact', relation: 'equal', filler, also: ['contact_email'] },
  link: { ours: 'website', relation: 'equal', also: ['website'] },
  publication_category: {
    ours: 'riskClass', relation: 'narrower', note: notes.ownClass, map: [
      // The standard's own example, and the templates in its own repository, carry the category without its letter.
      { foreign: 'Hoog-risico AI-systeem (Categorie A)', ours: 'high', exact: false, also: ['Hoog-risico AI-systeem', 'Hoog risico AI-systeem', 'Hoog-risico AI-systemen'] },
      { foreign: 'Impactvolle algoritmes (Categorie B)', ours: 'medium', exact: false, also: ['Impactvolle algoritmes', 'Impactvol algoritme'] },
      { foreign: 'Overige algoritmes (Categorie C)', ours: 'minimal', exact: false, also: ['Overige algoritmes', 'Overig algoritme'] },
    ],
  },
  source_link: { ...kept, also: ['url'] },
  purpose_and_impact: { ours: 'purpose', relation: 'broader', filler, also: ['goal'] },
  considerations: { ...kept, filler, also: ['proportionality'] },
  human_intervention: { ours: 'humanOversight', relation: 'equal', filler },
  risk_management: { ours: 'risksAndMeasures', relation: 'equal', filler, also: ['risks'] },
  legal_basis: { ours: 'legalBasis', relation: 'equal', also: ['lawful_basis'] },
  legal_basis_link: { ours: 'legalBasis', relation: 'part of', way: 'in', also: ['lawful_basis_link'] },
  legal_basis_title: { ours: 'legalBasis', relation: 'part of', way: 'in' },
  processing_register_link: { ...kept, also: ['process_index_url'] },
  impact_assessments: { ours: 'assessments', relation: 'equal', filler, also: ['impacttoetsen'] },
  impact_assessment_link: { ours: 'assessments', relation: 'part of', way: 'in' },
  impact_assessment_explanation: { ours: 'assessments', relation: 'part of', way: 'in', also: ['iama_description'] },
  data: { ours: 'data', relation: 'equal', filler, also: ['source_data'] },
  data_source_link: { ours: 'datasets', relation: 'part of', way: 'in', also: ['source_data_link'] },
  data_source_title: { ours: 'datasets', relation: 'narrower' },
  technical_operation: { ours: 'model', relation: 'broader', filler, also: ['methods_and_models'] },
  supplier: { ours: 'supplier', relation: 'equal', filler, also: ['provider'] },
  source_code_link: { ...kept, also: ['publiccode'] },
  language: { relation: 'none', always: 'nld', note: notes.notDutch, also: ['lang'] },
  schema: { relation: 'none', always: '1.0.0', also: ['standard_version'] },
  source_id: { ours: 'reference', relation: 'equal', also: ['id'] },
  search_terms: { ...kept, also: ['tags'] },
}

/** What the database of that register carries beside its standard. */
const beside: readonly ForeignField[] = [
  { name: 'lawful_basis_grouping', label: 'Verwijzingen wettelijke basis', outside: true, ours: 'legalBasis', relation: 'part of', way: 'in' },
  { name: 'impacttoetsen_grouping', label: 'Impacttoetsen', outside: true, ours: 'assessments', relation: 'part of', way: 'in' },
  { name: 'source_data_grouping', label: 'Gegevensbronnen', outside: true, ours: 'datasets', relation: 'part of', way: 'in' },
  { name: 'department', label: 'Organisatieonderdeel', outside: true, ours: 'ownerName', relation: 'part of', way: 'in', glue: ', ' },
]

export const dutch: Crosswalk = {
  id: 'nl-1.0', file: 'json', dates: 'day first',
  title: {
    kk: 'Нидерландының алгоритмдерді жариялау стандарты, 1.0', ru: 'Нидерландский стандарт публикации алгоритмов, 1.0', en: 'Dutch publication standard for algorithms, 1.0',
  },
  source: { name: 'Algoritmeregister Publicatiestandaard', address: 'https://github.com/MinBZK/Algoritmeregister-Publicatiestandaard', version: '1.0.0', licence: 'EUPL-1.2' },
  schema: dutchSchema,
  fields: [
    ...dutchFields().map((field): ForeignField => {
      const { also = [], ...rest } = said[field.name] ?? kept
      // The site of the register prints the labels of the standard at the heads of its tables.
      return { ...field, ...rest, also: plainName(field.label) === plainName(field.name) ? also : [...also, field.label] }
    }),
    ...beside,
  ],
}
