/** The words in which people and companies say what they look for: kinds of work, languages, where. The university and the technopark ask in the same words, so that one can be held against the other. */
import { choices, flag } from '../../law/field.ts'
import type { Choice, RegionField } from '../../law/field.ts'
import type { Text } from '../../law/text.ts'
import { skills } from './university/skills.ts'

/** The skills of the framework, by their codes. */
const skillChoices: readonly Choice[] = skills.groups.flatMap((group) => group.skills.map(({ code, label }) => ({ value: code, label })))

/** What a person looks for, and a company offers a person. */
export const workKinds = [
  { value: 'job', label: { kk: 'Жұмыс', ru: 'Работа', en: 'Job' } }, { value: 'internship', label: { kk: 'Тағылымдама', ru: 'Стажировка', en: 'Internship' } }, { value: 'project', label: { kk: 'Жоба', ru: 'Проект', en: 'Project' } },
] as const satisfies readonly Choice[]

/** What companies and bodies look for among themselves. */
export const partnerKinds = [
  { value: 'partner', label: { kk: 'Серіктестік', ru: 'Партнёрство', en: 'Partnership' } }, { value: 'mentor', label: { kk: 'Тәлімгерлік', ru: 'Наставничество', en: 'Mentoring' } }, { value: 'investor', label: { kk: 'Инвестиция', ru: 'Инвестиции', en: 'Investment' } },
] as const satisfies readonly Choice[]

const languageChoices = [
  { value: 'kk', label: { kk: 'Қазақ тілі', ru: 'Казахский язык', en: 'Kazakh' } }, { value: 'ru', label: { kk: 'Орыс тілі', ru: 'Русский язык', en: 'Russian' } }, { value: 'en', label: { kk: 'Ағылшын тілі', ru: 'Английский язык', en: 'English' } },
] as const satisfies readonly Choice[]

export const speaks = (label: Text, optional?: true) => choices('languages', { label, choices: languageChoices, ...(optional && { optional }) })
export const skillsAsked = (name: string, label: Text, more: { readonly hint?: Text; readonly optional?: true } = {}) => choices(name, { label, choices: skillChoices, ...more })
export const inRegion: RegionField = { kind: 'region', name: 'region', label: { kk: 'Өңір', ru: 'Регион', en: 'Region' } }
export const fromAfar = flag('remote', { label: { kk: 'Қашықтан жұмыс істеуге бола ма?', ru: 'Возможна ли удалённая работа?', en: 'Can the work be done from afar?' } })
