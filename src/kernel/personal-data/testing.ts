/** Two detectors of an imaginary country, for tests that are about no country's numbers. */
import { type Detector, headings } from './detector.ts'

/** A number of a person: `P-` and six digits of which the last is their sum. */
export const personNumber: Detector = {
  kind: 'national-id', title: { kk: 'ЖСН', ru: 'ИИН', en: 'IIN' }, evidence: 'checksum',
  find: ({ text }) => [...text.matchAll(/P-\d{6}/g)].filter(([value]) => holds(value))
    .map(({ 0: value, index }) => ({ start: index, end: index + value.length, certainty: 0.95 })),
  holds: (value) => holds(value),
  heading: headings(/ person /, / order /),
  canonical: (value) => value.trim().toUpperCase(),
  generalise: (value) => value.slice(0, 3),
}

/** A bare date, which only a heading makes a date of birth. */
export const birth: Detector = {
  kind: 'birth-date', title: { kk: 'туған күні', ru: 'дата рождения', en: 'birth date' }, evidence: 'context',
  find: () => [], holds: (value) => /^\d{4}-\d\d-\d\d$/.test(value), heading: headings(/ birth /), generalise: (value) => value.slice(0, 4),
}

const holds = (value: string): boolean => /^P-\d{6}$/i.test(value) && [2, 3, 4, 5, 6].reduce((sum, place) => sum + Number(value[place]), 0) % 10 === Number(value[7])
