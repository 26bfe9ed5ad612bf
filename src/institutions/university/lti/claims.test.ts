/** Whoever teaches a course is said so by the course's own roles. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { choiceLaunch, memberList, names, resourceLaunch, teaches } from './claims.ts'

const lis = 'http://purl.imsglobal.org/vocab/lis/v2'

it('takes for a teacher whoever has a teaching role in the course, in full or in short', () => {
  for (const role of [`${lis}/membership#Instructor`, `${lis}/membership#ContentDeveloper`, `${lis}/membership/Instructor#TeachingAssistant`, `${lis}/membership/Instructor#Grader`, 'Instructor', 'TeachingAssistant']) assert.ok(teaches([role]), role)
})

it('takes nobody for a teacher by what they are elsewhere, by mentoring, or who learns in the course', () => {
  for (const roles of [
    [`${lis}/institution/person#Instructor`], [`${lis}/institution/person#Administrator`], [`${lis}/system/person#Administrator`], [`${lis}/membership#Mentor`], ['Mentor'], ['https://elsewhere.example/#Instructor'], [],
    [`${lis}/institution/person#Instructor`, `${lis}/membership#Learner`], [`${lis}/membership#Instructor`, `${lis}/membership#Learner`], [`${lis}/membership#Instructor`, `${lis}/membership/Learner#GuestLearner`],
  ]) assert.ok(!teaches(roles), roles.join(' '))
})

const core = 'https://purl.imsglobal.org/spec/lti/claim'
const token = { iss: 'https://lms.example', aud: '10000000000002', azp: '10000000000002', iat: 1_749_758_209, exp: 1_749_761_809, nonce: 'n', [names.version]: '1.3.0' }

it('reads a launch as Canvas writes it: a deployment with a colon, claims of its own, a variable that was not replaced, a list of columns without TLS', () => {
  const read = resourceLaunch.parse({
    ...token, sub: 'e77934e7-4e98-4055-b4b4-3a8431e4f22a', name: 'Үлгі Мұғалім', given_name: 'Үлгі', family_name: '', picture: 'https://lms.example/a.png', locale: 'en', [names.type]: 'LtiResourceLinkRequest', [names.deployment]: '7:d3a2504bba51', [names.target]: 'https://ai.example.kz/lti/launch',
    [names.link]: { id: '8aa641d1', description: null, title: null }, [names.custom]: { course: 'data-and-models', points: 100, section: '$CourseSection.sourcedId', due: null }, [names.presentation]: { document_target: 'iframe', return_url: 'https://lms.example/courses/3', locale: 'en', height: null, width: null },
    [names.grades]: { lineitem: 'https://lms.example/api/lti/courses/3/line_items/1', lineitems: 'http://lms.example/api/lti/courses/3/line_items', scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score', 'https://canvas.instructure.com/lti-ags/progress/scope/show'] },
    [names.members]: { context_memberships_url: 'https://lms.example/api/lti/courses/3/names_and_roles', service_versions: ['2.0'] }, [names.roles]: [`${lis}/institution/person#Instructor`, `${lis}/membership#Instructor`, `${lis}/system/person#User`],
    [`${core}/lis`]: { person_sourcedid: '$Person.sourcedId' }, [`${core}/lti11_legacy_user_id`]: 'c0ddd6c9', [`${core}/lti1p1`]: { user_id: 'c0ddd6c9' }, 'https://www.instructure.com/placement': null,
  })
  assert.equal(read[names.grades]?.lineitem, 'https://lms.example/api/lti/courses/3/line_items/1')
  assert.ok(teaches(read[names.roles]))
  assert.ok(!teaches([`${lis}/institution/person#Administrator`, `${lis}/system/person#SysAdmin`, `${lis}/system/person#User`]), 'who runs a Canvas teaches no course of it')
})

// Put together by hand with what is said of Moodle; held neither against its source nor against a running one.
it('reads a launch and a choice with what is said of those of Moodle: numbers as words, empty words, a column with a query', () => {
  const said = {
    ...token, sub: '2', name: 'Үлгі Оқушы', given_name: 'Үлгі', family_name: 'Оқушы', email: 'oqushy@ulgi.example', [names.deployment]: '1', [`${core}/ext`]: { user_username: 'oqushy', lms: 'moodle-2' },
    [names.roles]: [`${lis}/membership#Learner`], [`${core}/lis`]: { person_sourcedid: '', course_section_sourcedid: '' }, [names.context]: { id: '2', label: 'ҮЛГІ', title: 'Үлгі курс', type: ['CourseSection'] }, [names.presentation]: { locale: 'kk', document_target: 'iframe', return_url: 'https://lms.example/mod/lti/return.php?course=2' },
    [names.platform]: { product_family_code: 'moodle', version: '2024100700', guid: 'lms.example', name: 'Үлгі', description: '' },
  }
  const launch = resourceLaunch.parse({
    ...said, [names.type]: 'LtiResourceLinkRequest', [names.target]: 'https://ai.example.kz/lti/launch', [names.link]: { id: '4', title: 'Тапсырма', description: '' }, [names.custom]: { course: 'data-and-models', task: '' },
    [names.grades]: { scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'], lineitems: 'https://lms.example/mod/lti/services.php/2/lineitems?type_id=1', lineitem: 'https://lms.example/mod/lti/services.php/2/lineitems/7/lineitem?type_id=1' },
  })
  assert.deepEqual([launch.sub, teaches(launch[names.roles])], ['2', false])
  const choice = choiceLaunch.parse({
    ...said, [names.type]: 'LtiDeepLinkingRequest',
    [names.settings]: { accept_types: ['ltiResourceLink'], accept_presentation_document_targets: ['frame', 'iframe', 'window'], accept_copy_advice: false, accept_multiple: true, accept_unsigned: false, auto_create: false, can_confirm: false, deep_link_return_url: 'https://lms.example/mod/lti/contentitem_return.php?course=2&id=1&sesskey=x', title: '', text: '' },
  })
  assert.deepEqual([choice[names.settings].accept_multiple, choice[names.settings].data], [true, undefined])
  assert.equal(memberList.parse({ id: 'https://lms.example/m', context: { id: '2', label: 'ҮЛГІ', title: 'Үлгі' }, members: [{ status: 'Active', roles: ['Learner'], user_id: '2', lis_person_sourcedid: '', name: 'Үлгі Оқушы' }] }).members.length, 1)
})
