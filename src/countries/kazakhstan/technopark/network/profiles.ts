/** Profiles: what a company makes and offers, in three languages, so that whoever searches in one of them finds it. */
import { years } from '../../../../law/duration.ts'
import { choices, date, text } from '../../../../law/field.ts'
import { register, type Register } from '../../../../law/register.ts'
import { after, all, filing, later, onOrBefore } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import { ownEntries } from '../../own-entries.ts'
import { fromAfar, inRegion, partnerKinds, skillsAsked, speaks } from '../../work.ts'
import { common, kept, rules } from './ground.ts'

export const profilesRegister = 'technopark.profiles'

const name = text('name', { label: { kk: 'Компания атауы', ru: 'Название компании', en: 'Name of the company' }, maxLength: 300, from: 'organisation.name', public: true })
const stated = text(name.name, { label: name.label, maxLength: 300 })
const makes = (language: string, label: Text) => text(`makes${language}`, { label, maxLength: 500, long: true })
const made = [
  makes('Kk', { kk: 'Не жасайсыз (қазақша)', ru: 'Что вы делаете (на казахском)', en: 'What you make (in Kazakh)' }), makes('Ru', { kk: 'Не жасайсыз (орысша)', ru: 'Что вы делаете (на русском)', en: 'What you make (in Russian)' }),
  makes('En', { kk: 'Не жасайсыз (ағылшынша)', ru: 'Что вы делаете (на английском)', en: 'What you make (in English)' }),
]
const offers = skillsAsked('offers', { kk: 'Қандай дағдыларды ұсынасыз?', ru: 'Какие навыки вы предлагаете?', en: 'Which skills do you offer?' })
const kinds = choices('kinds', { label: { kk: 'Қандай ынтымақтастыққа дайынсыз?', ru: 'К какому сотрудничеству вы готовы?', en: 'For which kind of work together are you ready?' }, choices: partnerKinds })
const languages = speaks({ kk: 'Жұмыс тілдері', ru: 'Рабочие языки', en: 'Languages of work' })
const until = date('until', { label: { kk: 'Профиль қай күнге дейін көрсетіледі?', ru: 'До какого дня показывать профиль?', en: 'Until which day is the profile shown?' } })
const offered = [offers, kinds, languages, inRegion, fromAfar, until]
const profile: Text = { kk: 'Компания профилі', ru: 'Профиль компании', en: 'Profile of the company' }

export const profiles: Register = register(profilesRegister, {
  ...kept, numbers: 'PRF', owner: ['organisation'], onePerOwner: true, calledBy: stated.name, fields: [stated, ...made, ...offered], shown: { to: 'everyone', fields: [stated, ...made, ...offered].map((one) => one.name) },
  title: { kk: 'Компания профильдері', ru: 'Профили компаний', en: 'Profiles of companies' }, summary: { kk: 'Компаниялар не жасайды және нені ұсынады, үш тілде.', ru: 'Что делают и предлагают компании, на трёх языках.', en: 'What companies make and offer, in three languages.' },
  states: { entered: { kk: 'Жарияланған', ru: 'Опубликован', en: 'Published' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Алынған', ru: 'Убран', en: 'Taken back' } },
})

export const profileProcedures = ownEntries({
  id: 'technopark.profile', register: profilesRegister, subject: profile, opens: 'company', proved: true, need: ['company'], office: kept.office, common, until,
  audience: { kk: 'Технопарк желісіне қатысатын компания', ru: 'Компания, которая участвует в сети технопарка', en: 'A company that takes part in the network of the technopark' },
  fields: [{ id: 'makes', title: { kk: 'Компания не жасайды?', ru: 'Что делает компания?', en: 'What does the company make?' }, fields: [name, ...made] }, { id: 'offers', title: { kk: 'Нені ұсынасыз?', ru: 'Что вы предлагаете?', en: 'What do you offer?' }, fields: offered }],
  valid: all(after(until, filing), onOrBefore(until, later(filing, years(1)))).by(rules).else({ kk: 'Соңғы күн бүгіннен кейін болуы, бірақ бір жылдан аспауы керек.', ru: 'Последний день должен быть позже сегодняшнего, но не позднее чем через год.', en: 'The last day must be after today and within a year.' }),
  enters: { title: { kk: 'Компания профилін жариялау', ru: 'Опубликовать профиль компании', en: 'Publishing a profile of the company' }, words: { kk: 'Профиль жарияланды.', ru: 'Профиль опубликован.', en: 'The profile is published.' }, summary: { kk: 'Не жасайтыныңызды және нені ұсынатыныңызды үш тілде жазасыз: сізді портал іздеуі арқылы табады.', ru: 'Вы описываете, что делаете и предлагаете, на трёх языках: вас находит поиск портала.', en: 'You say in three languages what you make and offer, and the search of the portal finds you.' } },
  changes: { title: { kk: 'Компания профилін өзгерту', ru: 'Изменить профиль компании', en: 'Changing the profile' }, words: { kk: 'Профиль өзгертілді.', ru: 'Профиль изменён.', en: 'The profile is changed.' }, summary: { kk: 'Профиль толығымен қайта толтырылады; өзгеріс бірден күшіне енеді.', ru: 'Профиль заполняется заново целиком; изменение действует сразу.', en: 'The profile is told again whole; the change takes effect at once.' } },
  takesBack: { title: { kk: 'Компания профилін алып тастау', ru: 'Убрать профиль компании', en: 'Taking the profile back' }, words: { kk: 'Профиль алынды.', ru: 'Профиль убран.', en: 'The profile is taken back.' }, summary: { kk: 'Профиль бірден алынады.', ru: 'Профиль сразу убирается.', en: 'The profile is taken back at once.' } },
  ends: { title: { kk: 'Соңғы күні өткен компания профилін алу', ru: 'Снятие профиля компании после его последнего дня', en: 'A profile after its last day' }, words: { kk: 'Профильдің мерзімі аяқталды.', ru: 'Срок профиля истёк.', en: 'The last day of the profile is over.' }, summary: { kk: 'Соңғы күні өткен профиль өздігінен алынады.', ru: 'Профиль, срок которого истёк, убирается сам.', en: 'A profile whose last day is over is taken back by itself.' } },
})
