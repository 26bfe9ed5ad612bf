/** The words of beginning a service from a form that was written elsewhere. */
import { spoken, type Text } from '../../law/text.ts'

export const formWords = {
  fromForm: { kk: 'GOV.UK Forms немесе SurveyJS нысанынан', ru: 'Из формы GOV.UK Forms или SurveyJS', en: 'From a form of GOV.UK Forms or SurveyJS' },
  foreign: { kk: 'Нысанның мәтіні (JSON)', ru: 'Текст формы (JSON)', en: 'The form (JSON)' },
  hint: {
    kk: 'Тек сұрақтар алынады. Алынбағандары (шарттар, тексерулер, есептеулер) тізіммен көрсетіледі: оларды ереже ретінде заңға сілтеме жасап жазасыз. Сұрақ қай тілде жазылса, сол тілде алынады: қалған тілдердегі мәтінін өзіңіз жазасыз.',
    ru: 'Берутся только вопросы. Что не взято (условия, проверки, вычисления), будет перечислено: запишите это правилами со ссылкой на закон. Вопросы берутся на языке формы: на остальных языках их напишете вы.',
    en: 'Questions alone are taken. What is not (conditions, checks, computations) is listed: write it as rules that cite the law. Questions come in the language of the form: you write them in the others.',
  },
  taken: { kk: 'Нысан алынды', ru: 'Форма взята', en: 'The form was taken' },
  notTaken: { kk: 'Алынбағандары', ru: 'Что не взято', en: 'What was not taken' },
  goOn: { kk: 'Жобаны ашу', ru: 'Открыть проект', en: 'Open the draft' },
} as const satisfies Record<string, Text>

export const questionsTaken = (questions: number): Text => spoken({ kk: `Алынған сұрақтар саны: ${questions}. Жоба:`, ru: `Взято вопросов: ${questions}. Проект:`, en: `Questions taken: ${questions}. The draft:` })
