/** The framework in the form of CASE 1.1 (Competencies and Academic Standards Exchange): one document, its items, and what stands below what. Pure. */
import type { Text } from '../../../law/text.ts'
import { type Framework, identifierOf, skillsOf } from './framework.ts'

export const casePath = '/ims/case/v1p1'

type Json = Readonly<Record<string, unknown>>

/** Languages beside the one of CASE's own text stand in an extension, which the standard allows. */
const extensions = (label: Text, statement?: Text): Json => ({ labels: { ...label }, ...(statement && { statements: { ...statement } }) })

/** The whole package: addresses are below `origin`, and never change. */
export function casePackage(framework: Framework, origin: string): { readonly document: Json; readonly items: readonly Json[]; readonly associations: readonly Json[] } {
  const { title, summary, changedOn, groups } = framework
  const lastChangeDateTime = `${changedOn}T00:00:00Z`
  const link = (kind: 'Documents' | 'Items' | 'Packages', identifier: string, words: string): Json => ({ title: words, identifier, uri: `${origin}${casePath}/CF${kind}/${identifier}` })
  const documentId = identifierOf(framework, 'document')
  const CFDocumentURI = link('Documents', documentId, title.en)
  const item = (code: string, label: Text, type: string, statement = label, esco?: string): Json => {
    const identifier = identifierOf(framework, 'item', code)
    return {
      identifier, uri: `${origin}${casePath}/CFItems/${identifier}`, fullStatement: statement.en, abbreviatedStatement: label.en, humanCodingScheme: code, CFItemType: type, language: 'en', lastChangeDateTime, CFDocumentURI,
      extensions: { ...extensions(label, statement), ...(esco !== undefined && { esco }) },
    }
  }
  const child = (code: string, label: Text, parent: Json, sequenceNumber: number): Json => {
    const identifier = identifierOf(framework, 'association', code)
    return {
      identifier, uri: `${origin}${casePath}/CFAssociations/${identifier}`, associationType: 'isChildOf', sequenceNumber, originNodeURI: link('Items', identifierOf(framework, 'item', code), label.en), destinationNodeURI: parent, lastChangeDateTime, CFDocumentURI,
    }
  }
  return {
    document: {
      identifier: documentId, uri: CFDocumentURI['uri'], creator: 'Shanyraq', title: title.en, description: summary.en, lastChangeDateTime, language: 'en', caseVersion: '1.1', adoptionStatus: 'Draft', CFPackageURI: link('Packages', documentId, title.en), extensions: extensions(title, summary),
    },
    items: groups.flatMap(({ code, label, skills }) => [item(code, label, 'Cluster'), ...skills.map((skill) => item(skill.code, skill.label, 'Skill', skill.statement, skill.esco))]),
    associations: groups.flatMap(({ code, label, skills }, index) => [
      child(code, label, CFDocumentURI, index + 1), ...skills.map((skill, place) => child(skill.code, skill.label, link('Items', identifierOf(framework, 'item', code), label.en), place + 1)),
    ]),
  }
}

/** The stable address of a skill, to which badges and needs point. */
export const skillAddress = (framework: Framework, code: string, origin: string): string => `${origin}${casePath}/CFItems/${identifierOf(framework, 'item', code)}`

/** How many skills there are, for the page. */
export const countSkills = (framework: Framework): number => skillsOf(framework).length
