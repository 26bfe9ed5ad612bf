/**
 * A badge as the European Learning Model 3 says it, in the JSON-LD of European Digital Credentials for Learning: who reached what, by which assessment, awarded by whom. An export, and
 * no credential of its own: it carries no seal, for a seal of that infrastructure is a qualified one of the EU. What is signed is the decision, and the badge that is made from it.
 */
import type { Decision } from '../../../kernel/decisions/index.ts'
import { endOfDay, type Instant, startOfDay } from '../../../law/time.ts'
import { locales, same, type Text } from '../../../law/text.ts'
import { type Framework, skillAddress, skillOf, uuidOf } from '../skills/index.ts'
import type { Json } from './opened.ts'

/** The context by which its words are known, and the shapes that it is written to. */
export const europeanContext = 'http://data.europa.eu/snb/model/context/edc-ap'
const shapes = 'http://data.europa.eu/snb/model/ap/edc-generic-no-cv'

/** Named authority lists of the Publications Office: countries by ISO 3166-1 alpha-3, languages by ISO 639-3. */
const authority = 'http://publications.europa.eu/resource/authority'
const vocabulary = 'http://data.europa.eu/snb'
const languageCodes: Readonly<Record<string, readonly [string, string]>> = { kk: ['KAZ', 'Kazakh'], ru: ['RUS', 'Russian'], en: ['ENG', 'English'], ky: ['KIR', 'Kyrgyz'], uz: ['UZB', 'Uzbek'] }

export interface Issuer {
  /** Its address, at which it publishes its keys. */
  readonly id: string
  readonly name: Text
  readonly homepage: string
  /** Where it is: ISO 3166-1 alpha-3, and what that country is called. */
  readonly country: { readonly code: string; readonly name: string }
}

/** What the badge says, by its names. */
interface Claimed { readonly skill: string; readonly task: string; readonly score: string; readonly tests: string }

interface Exported {
  readonly decision: Decision
  readonly claimed: Claimed
  readonly framework: Framework
  readonly issuer: Issuer
  /** Who holds it, as the badge names them: no name. */
  readonly learner: string
  /** The badge as an image. */
  readonly image: string
  /** Of the portal. */
  readonly url: string
  readonly zone: string
}

const inLanguages = (text: Text): Readonly<Record<string, string>> => Object.fromEntries(locales.map((locale) => [locale, text[locale]]))
/** The same words in every language. */
const alike = (words: string): Readonly<Record<string, string>> => inLanguages(same(words))
const concept = (id: string, scheme: string, label: string): Json => ({ id, type: 'Concept', inScheme: { id: scheme, type: 'ConceptScheme' }, prefLabel: { en: label } })
const listed = (list: string, code: string, label: string): Json => concept(`${authority}/${list}/${code}`, `${authority}/${list}`, label)
const languageOf = (locale: string): readonly Json[] => { const known = languageCodes[locale]; return known ? [listed('language', ...known)] : [] }
/** A moment as XML Schema and the infrastructure write it: seconds, in UTC. */
const second = (at: Instant): string => at.replace(/\.\d+Z$/, 'Z')

export function europeanCredential({ decision, claimed, framework, issuer, learner, image, url, zone }: Exported): Json {
  const { id, number, decidedAt, validFrom, validUntil } = decision.record
  const skill = skillOf(framework, claimed.skill)
  const named = (part: string): string => `urn:uuid:${uuidOf('european', part, id)}`
  const label = skill ? inLanguages(skill.label) : alike(claimed.skill)
  const page = { id: `${url}/verify/${number}`, type: 'WebResource', contentURL: `${url}/verify/${number}`, title: alike(number) }
  const awarded = (part: string, more: Json = {}): Json => ({ id: named(part), type: 'AwardingProcess', awardingBody: { id: issuer.id }, awardingDate: second(decidedAt), ...more })
  const assessment = named('assessment')
  const picture = {
    id: named('image'), type: 'MediaObject', content: Buffer.from(image).toString('base64'), contentType: listed('file-type', 'SVG', 'SVG'),
    contentEncoding: concept(`${vocabulary}/encoding/6146cde7dd`, `${vocabulary}/encoding/25831c2`, 'base64'),
  }
  return {
    '@context': ['https://www.w3.org/2018/credentials/v1', europeanContext], id: named('credential'), type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    identifier: { id: named('number'), type: 'Identifier', notation: number, schemeName: 'Decision' },
    credentialProfiles: concept(`${vocabulary}/credential/e34929035b`, `${vocabulary}/credential/25831c2`, 'Generic'), credentialSchema: [{ id: shapes, type: 'ShaclValidator2017' }],
    issuer: {
      id: issuer.id, type: 'Organisation', legalName: inLanguages(issuer.name), homepage: { id: issuer.homepage, type: 'WebResource', contentURL: issuer.homepage },
      location: { id: named('place'), type: 'Location', address: { id: named('address'), type: 'Address', countryCode: listed('country', issuer.country.code, issuer.country.name) } },
    },
    issued: second(decidedAt), issuanceDate: second(startOfDay(validFrom, zone)), validFrom: second(startOfDay(validFrom, zone)), ...(validUntil !== undefined && { expirationDate: second(endOfDay(validUntil, zone)) }),
    displayParameter: {
      id: named('display'), type: 'DisplayParameter', title: label, description: skill ? inLanguages(skill.statement) : alike(claimed.skill), primaryLanguage: languageOf(locales[0])[0] ?? languageOf('en')[0], language: locales.flatMap(languageOf),
      individualDisplay: locales.flatMap((locale) => languageOf(locale).map((language) => ({ id: named(`display ${locale}`), type: 'IndividualDisplay', language, displayDetail: { id: named('detail'), type: 'DisplayDetail', image: picture, page: 1 } }))),
    },
    credentialSubject: {
      id: learner, type: 'Person',
      hasClaim: {
        id: named('achievement'), type: 'LearningAchievement', title: label, supplementaryDocument: page,
        awardedBy: awarded('award', { used: { id: assessment } }),
        provenBy: {
          id: assessment, type: 'LearningAssessment', title: alike(claimed.task), dateIssued: second(decidedAt), grade: { id: named('grade'), type: 'Note', noteLiteral: alike(`${claimed.score} / 100`) }, awardedBy: awarded('assessing'), assessedBy: { id: issuer.id },
          identifier: { id: named('tests'), type: 'Identifier', notation: claimed.tests, schemeName: 'SHA-256' },
          specifiedBy: {
            id: named('specification'), type: 'LearningAssessmentSpecification', title: alike(claimed.task),
            gradingScheme: { id: named('scheme'), type: 'GradingScheme', title: alike('0–100') },
          },
        },
        specifiedBy: {
          id: `${url}/university/skills#${encodeURIComponent(claimed.skill)}`, type: 'LearningAchievementSpecification', title: label,
          learningOutcome: {
            id: skillAddress(framework, claimed.skill, url), type: 'LearningOutcome', title: skill ? inLanguages(skill.statement) : alike(claimed.skill),
            relatedSkill: concept(`urn:uuid:${uuidOf('skill', framework.id, claimed.skill)}`, `urn:uuid:${uuidOf('framework', framework.id)}`, skill?.label.en ?? claimed.skill),
            ...(skill?.esco !== undefined && { relatedESCOSkill: concept(skill.esco, 'http://data.europa.eu/esco/concept-scheme/skills', skill.label.en) }),
          },
        },
      },
    },
  }
}
