/** Badges that the university issues: each is made from a decision, says its evidence, and follows the decision's own place in the status lists. */
import { createHash } from 'node:crypto'
import { decodeJwt } from 'jose'
import type { Decision, StatusPurpose } from '../../../kernel/decisions/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { endOfDay, instantOf, startOfDay } from '../../../law/time.ts'
import { type Framework, skillAddress, skillOf, uuidOf } from '../skills/index.ts'
import { same } from '../../../law/text.ts'
import { badgeContext, multikeyContext, recordContext, w3c2 } from './contexts.ts'
import { europeanCredential } from './european.ts'
import type { Json } from './opened.ts'
import { isObject, listOf } from './opened.ts'
import type { BadgeKeys } from './signing.ts'

export const issuerPath = '/university/issuer'
export const statusPath = '/university/status'
export const badgePath = (id: string): string => `/badges/${id}`
export const credentialPath = (id: string): string => `/badges/${id}/credential.json`

/** Which decisions are badges, and which of their public facts say what. */
export interface AwardOptions {
  /** The body in whose name badges are issued. */
  readonly body: string
  /** The procedure by which a learner applies. */
  readonly procedure: string
  /** The type of the credential by which a decision is known to be a badge. */
  readonly credential: string
  /** Where the body is, for exports to Europe: ISO 3166-1 alpha-3 and its English name. */
  readonly country: { readonly code: string; readonly name: string }
  /** The names of the claims: the code of the skill, the task, the score of a hundred, and the SHA-256 of the tests. */
  readonly claims: { readonly skill: string; readonly task: string; readonly score: string; readonly tests: string }
}

export interface Issuing {
  /** The decision of a badge; undefined for any other. */
  badge(id: string): Promise<Decision | undefined>
  /** Of whom the badges are, newest first. */
  badgesOf(person: string): Promise<readonly Decision[]>
  /** The badge as an Open Badges 3.0 credential, signed. */
  credential(decision: Decision): Promise<Json>
  /** The badge as the European Learning Model says it, with its image. It carries no seal. */
  european(decision: Decision, image: string): Json
  /** Their record as a CLR 2.0 credential with the badges that stand; undefined when there is none. */
  record(person: string): Promise<Json | undefined>
  /** What stands at an address of ours: the issuer's profile with its keys, or a status list. */
  published(path: string): Promise<Json | undefined>
}

export function openIssuing({ decisions, country, now, settings: { publicUrl: url } }: Kernel, keys: BadgeKeys, framework: Framework, { body, procedure, credential: type, claims: names, country: nation }: AwardOptions): Issuing {
  const issuer = `${url}${issuerPath}`
  const profile = (): Json => ({ id: issuer, type: ['Profile'], name: country.bodies.find(({ id }) => id === body)?.name.en ?? body, url: `${url}/university` })
  const learner = (person: string): string => `urn:uuid:${uuidOf('learner', url, person)}`

  /** The entries of the decision's own credential, at addresses of lists that carry the same signature as the badge. */
  function statusOf({ credential }: Decision): readonly Json[] {
    const payload: unknown = credential === undefined ? {} : decodeJwt(credential)
    return listOf(isObject(payload) ? payload['credentialStatus'] : undefined).filter(isObject).map(({ statusPurpose, statusListIndex, statusListCredential }) => {
      const list = `${url}${statusPath}/${String(statusPurpose)}/${String(statusListCredential).split('/').at(-1)}`
      return { id: `${list}#${String(statusListIndex)}`, type: 'BitstringStatusListEntry', statusPurpose: statusPurpose, statusListIndex, statusListCredential: list }
    })
  }

  async function made(decision: Decision): Promise<Json> {
    const { record: { id, number, salt, claims = {}, holder, decidedAt, validFrom, validUntil }, hash } = decision
    const skill = skillOf(framework, claims[names.skill])
    const code = String(claims[names.skill])
    const { kk, ru, en } = skill?.statement ?? { kk: code, ru: code, en: code }
    const result = `urn:uuid:${uuidOf('result', id)}`
    const name = holder.person?.name
    return {
      '@context': [w3c2, badgeContext], id: `${url}${credentialPath(id)}`, type: ['VerifiableCredential', 'OpenBadgeCredential'], issuer: profile(),
      validFrom: startOfDay(validFrom, country.calendar.zone), ...(validUntil !== undefined && { validUntil: endOfDay(validUntil, country.calendar.zone) }), awardedDate: decidedAt, name: skill?.label.en ?? code,
      credentialSubject: {
        id: learner(holder.person?.id ?? id), type: ['AchievementSubject'],
        // Whoever knows the name of the learner can hold it against this; the badge does not say it.
        ...(name !== undefined && { identifier: [{ type: 'IdentityObject', hashed: true, identityHash: `sha256$${createHash('sha256').update(name + salt).digest('hex')}`, identityType: 'name', salt }] }),
        achievement: {
          id: `urn:uuid:${uuidOf('achievement', framework.id, code)}`, type: ['Achievement'], achievementType: 'Competency', name: skill?.label.en ?? code, description: [en, kk, ru].join('\n'), criteria: { narrative: en }, humanCode: code,
          alignment: [
            { type: ['Alignment'], targetName: skill?.label.en ?? code, targetUrl: skillAddress(framework, code, url), targetType: 'CFItem', targetFramework: framework.title.en, targetCode: code },
            ...skill?.esco === undefined ? [] : [{ type: ['Alignment'], targetName: skill.label.en, targetUrl: skill.esco, targetType: 'ext:ESCO' }],
          ],
          resultDescription: [{ id: result, type: ['ResultDescription'], name: 'Score', resultType: 'RawScore', valueMin: '0', valueMax: '100' }],
        },
        result: [{ type: ['Result'], resultDescription: result, value: String(claims[names.score]) }],
      },
      evidence: [{
        id: `${url}/verify/${number}`, type: ['Evidence'], name: String(claims[names.task]), genre: 'Decision',
        narrative: `Score ${String(claims[names.score])} of 100. SHA-256 of the tests: ${String(claims[names.tests])}. Decision ${number}, SHA-256 of its record: ${hash}.`,
      }],
      credentialStatus: statusOf(decision),
    }
  }

  const credential = async (decision: Decision): Promise<Json> => keys.sign(await made(decision), issuer, decision.record.decidedAt)
  const isBadge = ({ record }: Decision): boolean => record.procedure === procedure && record.credentialType === type && record.effect === 'grant'
  const badgesOf = async (person: string): Promise<readonly Decision[]> => (await decisions.listOf({ person })).filter(isBadge)

  async function list(purpose: StatusPurpose, number: number): Promise<Json | undefined> {
    const token = await decisions.statusList(purpose, number, body)
    const payload: unknown = token === undefined ? undefined : decodeJwt(token)
    if (!isObject(payload) || !isObject(payload['credentialSubject'])) return undefined
    const id = `${url}${statusPath}/${purpose}/${number}`
    return keys.sign({
      '@context': [w3c2], id, type: ['VerifiableCredential', 'BitstringStatusListCredential'], issuer, validFrom: payload['validFrom'], validUntil: payload['validUntil'],
      credentialSubject: { id: `${id}#list`, type: 'BitstringStatusList', statusPurpose: purpose, encodedList: payload['credentialSubject']['encodedList'] },
    }, issuer, instantOf(String(payload['validFrom'])))
  }

  return {
    credential, badgesOf,
    european: (decision, image) => {
      const { claims = {}, holder, id } = decision.record
      const said = (name: string): string => String(claims[name])
      return europeanCredential({
        decision, image, framework, url, zone: country.calendar.zone, learner: learner(holder.person?.id ?? id), claimed: { skill: said(names.skill), task: said(names.task), score: said(names.score), tests: said(names.tests) },
        issuer: { id: issuer, name: country.bodies.find((one) => one.id === body)?.name ?? same(body), homepage: `${url}/university`, country: nation },
      })
    },
    async badge(id) {
      const decision = await decisions.find(id)
      return decision && isBadge(decision) && decision.record.id === id ? decision : undefined
    },
    async record(person) {
      const standing = (await badgesOf(person)).filter(({ status: { status } }) => status === 'in force')
      if (standing.length === 0) return undefined
      const at = now()
      return keys.sign({
        '@context': [w3c2, recordContext, badgeContext], id: `urn:uuid:${uuidOf('record', person, at)}`, type: ['VerifiableCredential', 'ClrCredential'], issuer: profile(), validFrom: at, name: 'Record of skills',
        credentialSubject: { id: learner(person), type: ['ClrSubject'], verifiableCredential: await Promise.all(standing.map(credential)) },
      }, issuer, at)
    },
    async published(path) {
      if (path === issuerPath) {
        const methods = (await keys.names()).map((name) => ({ id: `${issuer}#${name}`, type: 'Multikey', controller: issuer, publicKeyMultibase: name }))
        return { '@context': [w3c2, badgeContext, multikeyContext], ...profile(), verificationMethod: methods, assertionMethod: methods.map(({ id }) => id) }
      }
      const [, purpose, number] = new RegExp(`^${statusPath}/(revocation|suspension)/(\\d{1,9})$`).exec(path) ?? []
      return purpose === 'revocation' || purpose === 'suspension' ? list(purpose, Number(number)) : undefined
    },
  }
}
