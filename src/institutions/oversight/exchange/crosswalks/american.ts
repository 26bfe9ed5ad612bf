/** The inventory of AI use cases of the federal agencies of the United States, as consolidated for 2024: 62 columns, published in cp1252. */
import type { Crosswalk, ForeignField } from '../crosswalk.ts'
import { notes } from '../notes.messages.ts'
import { americanFields } from '../published.ts'

type Said = Omit<ForeignField, 'name' | 'label' | 'required' | 'values' | 'maxLength'>

const kept: Said = { relation: 'none', note: notes.noPlace }
const partOf = (ours: NonNullable<ForeignField['ours']>): Said => ({ ours, relation: 'part of', way: 'in' })
const answered = (ours: NonNullable<ForeignField['ours']>): Said => ({ ours, relation: 'narrower', way: 'in', note: notes.onlyYesNo })

const said: Readonly<Record<string, Said>> = {
  '2_use_case_name': { ours: 'name', relation: 'equal' },
  '3_agency': { ours: 'ownerName', relation: 'equal', filler: 'Not provided' },
  '3_abr': { ...kept, filler: 'Not provided' },
  '4_bureau': { ...partOf('ownerName'), glue: ', ', filler: 'Not provided' },
  '8_topic_area': {
    ours: 'sector', relation: 'broader', map: [
      { foreign: 'Government Services (includes Benefits and Service Delivery)', ours: 'publicService', exact: true },
      { foreign: 'Government Services (includes Benefits and Service Delivery)', ours: 'defence', exact: false, way: 'out' },
      { foreign: 'Government Services (includes Benefits and Service Delivery)', ours: 'finance', exact: false, way: 'out' },
      { foreign: 'Diplomacy & Trade', ours: 'trade', exact: false }, { foreign: 'Education & Workforce', ours: 'education', exact: false }, { foreign: 'Education & Workforce', ours: 'employment', exact: false, way: 'out' },
      { foreign: 'Energy & the Environment', ours: 'energy', exact: false }, { foreign: 'Energy & the Environment', ours: 'agriculture', exact: false, way: 'out' },
      { foreign: 'Emergency Management', ours: 'lawEnforcement', exact: false, way: 'in' }, { foreign: 'Health & Medical', ours: 'health', exact: true },
      { foreign: 'Law & Justice', ours: 'justice', exact: false }, { foreign: 'Law & Justice', ours: 'lawEnforcement', exact: false, way: 'out' },
      { foreign: 'Science & Space', ours: 'education', exact: false, way: 'in' }, { foreign: 'Transportation', ours: 'transport', exact: true, also: ['AI used in Transportation Operations'] },
      { foreign: 'Mission-Enabling', ours: 'other', exact: false, also: ['Mission-Enabling (internal agency support)', 'Other'] },
      { foreign: 'Mission-Enabling', ours: 'industry', exact: false, way: 'out' }, { foreign: 'Mission-Enabling', ours: 'media', exact: false, way: 'out' },
    ],
  },
  '10_commercial_ai': { ...kept, filler: 'None of the Above', note: notes.unknownCommercial },
  '11_purpose_benefits': { ours: 'purpose', relation: 'broader', filler: 'Not provided' },
  '12_outputs': { ours: 'outputs', relation: 'equal', filler: 'Not provided' },
  '16_dev_stage': {
    ours: 'status', relation: 'narrower', map: [
      { foreign: 'Initiated', ours: 'inDevelopment', exact: false, way: 'in', also: ['Ideation'] }, { foreign: 'Acquisition and/or Development', ours: 'inDevelopment', exact: false },
      { foreign: 'Implementation and Assessment', ours: 'inDevelopment', exact: false, way: 'in' },
      { foreign: 'Operation and Maintenance', ours: 'inUse', exact: true, also: ['In production', 'In mission'] }, { foreign: 'Operation and Maintenance', ours: 'suspended', exact: false, way: 'out' },
      { foreign: 'Retired', ours: 'retired', exact: true },
    ],
  },
  '17_impact_type': {
    ours: 'riskClass', relation: 'narrower', note: notes.ownClass, map: [
      { foreign: 'Both', ours: 'high', exact: false }, { foreign: 'Rights-Impacting', ours: 'high', exact: false, way: 'in' }, { foreign: 'Safety-Impacting', ours: 'high', exact: false, way: 'in' },
      { foreign: 'Neither', ours: 'minimal', exact: false }, { foreign: 'Neither', ours: 'medium', exact: false, way: 'out' },
    ],
  },
  '20_date_implemented': { ours: 'startedOn', relation: 'broader', form: 'month/year', note: notes.firstOfMonth },
  '21_date_retired': { ours: 'endedOn', relation: 'broader', form: 'month/year', note: notes.firstOfMonth },
  '22_dev_method': answered('supplier'),
  '23_contract_piids': partOf('supplier'),
  '26_public_service': partOf('peopleAffected'),
  '29_contains_pii': partOf('data'),
  '30_saop_review': partOf('assessments'),
  '33_agency_data': { ours: 'data', relation: 'broader' },
  '34_data_docs': partOf('data'),
  '35_demo_features': partOf('peopleAffected'),
  '41_system_name': partOf('model'),
  '52_impact_assessment': answered('assessments'),
  '53_real_world_testing': partOf('assessments'),
  '54_key_risks': { ours: 'risksAndMeasures', relation: 'equal' },
  '55_independent_eval': partOf('assessments'),
  '56_monitor_postdeploy': answered('humanOversight'),
  '57_autonomous_impact': {
    ours: 'autonomy', relation: 'narrower', map: [
      { foreign: 'Yes - All individual decisions or actions are automated and may be rendered without direct human interaction.', ours: 'high', exact: false, also: ['Yes'] },
      { foreign: 'No - Some individual decisions or actions require direct human oversight.', ours: 'medium', exact: false, also: ['No'] },
      { foreign: 'No - Some individual decisions or actions require direct human oversight.', ours: 'low', exact: false, way: 'out' },
    ],
  },
  '61_adverse_impact': partOf('peopleAffected'),
  '62_disparity_mitigation': partOf('risksAndMeasures'),
  '65_appeal_process': answered('appealRoute'),
  '66_no_appeal_reason': partOf('appealRoute'),
  '67_opt_out': partOf('appealRoute'),
}

export const american: Crosswalk = {
  id: 'us-2024', file: 'csv', dates: 'month first',
  title: {
    kk: 'АҚШ федералды ЖИ қолдану тізімдемесі, 2024', ru: 'Федеральный перечень применений ИИ в США, 2024', en: 'Federal AI use case inventory of the United States, 2024',
  },
  source: { name: '2024 Federal Agency AI Use Case Inventory', address: 'https://github.com/ombegov/2024-Federal-AI-Use-Case-Inventory', version: '2024, v2', licence: 'public domain' },
  fields: americanFields().map((field): ForeignField => ({ ...field, ...(said[field.name] ?? kept) })),
}
