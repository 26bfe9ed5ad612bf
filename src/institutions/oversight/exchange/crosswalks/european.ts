/** Annex VIII of the European regulation on AI as amended: what a provider (section A), a provider that says its system is not high-risk (B), and a public deployer (C) register. */
import type { Text } from '../../../../law/text.ts'
import type { Crosswalk, ForeignField } from '../crosswalk.ts'
import { notes } from '../notes.messages.ts'

type Said = Omit<ForeignField, 'name' | 'label' | 'at'>
type Section = 'A' | 'B' | 'C'

const kept: Said = { relation: 'none', note: notes.noPlace }
const field = (name: string, label: string, said: Said = kept): ForeignField => ({ name, label, at: `Annex VIII, ${name.replace(/^([A-C])(\d+).*$/, '$1.$2')}`, ...said })

/** Whoever registers, whoever submits it for them, and whoever represents them in the Union. */
const whoProvides = (section: 'A' | 'B'): readonly ForeignField[] => [
  field(`${section}1.name`, 'Name of the provider', { ours: 'supplier', relation: 'equal', required: true, filler: 'not provided' }), field(`${section}1.address`, 'Address of the provider'),
  field(`${section}1.contact`, 'Contact details of the provider', { ours: 'contact', relation: 'broader', required: true, filler: 'not provided' }),
  field(`${section}2`, 'Name, address and contact details of whoever submits on behalf of the provider'), field(`${section}3`, 'Name, address and contact details of the authorised representative'),
  field(`${section}4.tradeName`, 'Trade name of the AI system', { ours: 'name', relation: 'equal', required: true }),
  field(`${section}4.reference`, 'Unambiguous reference by which it can be identified and traced', { ours: 'reference', relation: 'equal', required: true, filler: 'not provided' }),
]

const status: Said = {
  ours: 'status', relation: 'equal', required: true, values: ['on the market, or in service', 'no longer placed on the market, or in service', 'recalled'], note: notes.noSuspension, map: [
    { foreign: 'on the market, or in service', ours: 'inUse', exact: true, also: ['on the market', 'in service', 'on the market or in service'] },
    { foreign: 'on the market, or in service', ours: 'inDevelopment', exact: false, way: 'out' },
    { foreign: 'no longer placed on the market, or in service', ours: 'retired', exact: true, also: ['no longer placed on the market', 'no longer in service', 'no longer placed on the market or in service'] },
    { foreign: 'no longer placed on the market, or in service', ours: 'suspended', exact: false, way: 'out' }, { foreign: 'recalled', ours: 'retired', exact: false, way: 'in' },
  ],
}

const sections: Readonly<Record<Section, readonly ForeignField[]>> = {
  A: [
    ...whoProvides('A'),
    field('A5.purpose', 'Intended purpose', { ours: 'purpose', relation: 'equal', required: true, filler: 'not provided' }), field('A5.functions', 'Components and functions supported by the system', { ours: 'outputs', relation: 'broader' }),
    field('A6.data', 'Concise description of the information used: data and inputs', { ours: 'data', relation: 'equal', required: true, filler: 'not provided' }),
    field('A6.logic', 'Operating logic', { ours: 'model', relation: 'broader' }),
    field('A7', 'Status of the AI system', status),
    field('A8.type', 'Type of the certificate'), field('A8.number', 'Number of the certificate'), field('A8.expiry', 'Expiry of the certificate'), field('A8.notifiedBody', 'Notified body'), field('A9', 'Scanned copy of the certificate'),
    field('A10', 'Member States in which the system is placed on the market, put into service or made available'), field('A11', 'EU declaration of conformity'), field('A12', 'Electronic instructions for use'),
    field('A13', 'URL for additional information', { ours: 'website', relation: 'equal', form: 'url' }),
  ],
  B: [
    ...whoProvides('B'),
    field('B5', 'Intended purpose', { ours: 'purpose', relation: 'equal', required: true, filler: 'not provided' }), field('B6', 'Condition of Article 6(3) under which the system is not high-risk'), field('B8', 'Status of the AI system', status),
  ],
  C: [
    field('C1.name', 'Name of the deployer', { ours: 'ownerName', relation: 'equal', required: true, filler: 'not provided' }), field('C1.contact', 'Address and contact details of the deployer', { ours: 'contact', relation: 'broader' }),
    field('C2', 'Name, address and contact details of whoever submits on behalf of the deployer'),
    field('C3', 'URL of the entry of the system by its provider', { ours: 'reference', relation: 'narrower', form: 'url' }),
    field('C4', 'Summary of the findings of the fundamental rights impact assessment', { ours: 'assessments', relation: 'narrower' }), field('C5', 'Summary of the data protection impact assessment', { ours: 'assessments', relation: 'part of', way: 'in' }),
  ],
}

const titles: Readonly<Record<Section, Text>> = {
  A: { kk: 'ЕО дерекқоры, VIII қосымша, A бөлімі (тәуекелі жоғары жүйенің жеткізушісі)', ru: 'База ЕС, приложение VIII, раздел A (поставщик системы высокого риска)', en: 'EU database, Annex VIII, section A (provider of a high-risk system)' },
  B: { kk: 'ЕО дерекқоры, VIII қосымша, B бөлімі (6(3)-бап бойынша тәуекелі жоғары емес)', ru: 'База ЕС, приложение VIII, раздел B (не высокий риск по статье 6(3))', en: 'EU database, Annex VIII, section B (not high-risk by Article 6(3))' },
  C: { kk: 'ЕО дерекқоры, VIII қосымша, C бөлімі (қолданушы мемлекеттік орган)', ru: 'База ЕС, приложение VIII, раздел C (применяющий государственный орган)', en: 'EU database, Annex VIII, section C (public deployer)' },
}

const noFormat: Text = {
  kk: 'Регламент өрістерді атайды, бірақ файл форматын белгілемейді: өріс нөмірлері бойынша JSON форматы біздікі. B бөлімінің 7 және 9-тармақтары алып тасталған.',
  ru: 'Регламент называет поля, но не формат файла: JSON по номерам полей — наш. Пункты 7 и 9 раздела B исключены.', en: 'The regulation names the fields and no format of a file: the JSON by their numbers is ours. Points 7 and 9 of section B were deleted.',
}

const section = (letter: Section): Crosswalk => ({
  id: `eu-viii-${letter.toLowerCase()}`, file: 'json', nested: true, title: titles[letter], fields: sections[letter],
  source: { name: 'Regulation (EU) 2024/1689, Annex VIII', address: 'https://eur-lex.europa.eu/eli/reg/2024/1689', version: 'as amended by Regulation (EU) 2026/1744, unofficial consolidation', licence: 'Decision 2011/833/EU' },
  notes: letter === 'C' ? [noFormat, notes.deployerNameless] : [noFormat],
})

export const european: readonly Crosswalk[] = [section('A'), section('B'), section('C')]
