/** The words of the feed and of the pictures of indicators. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  feed: say('Жаңа мәндер (RSS)', 'Новые значения (RSS)', 'New figures (RSS)'), title: say('Бағдарлама көрсеткіштерінің жаңа мәндері', 'Новые значения показателей программы', 'New figures of the programme'),
  chart: say('Көрсеткіш графигі (SVG)', 'График показателя (SVG)', 'Chart of the indicator (SVG)'), embed: say('Графикті өз сайтыңызға орналастыру', 'Разместить график на своём сайте', 'Put the chart on your own site'),
  item: (name: string, value: string, year: number): string => `${name}: ${value} (${year})`,
  fact: say('нақты мән', 'факт', 'fact'), forecast: say('болжам', 'прогноз', 'forecast'), source: say('Дереккөзі', 'Источник', 'Source'), responsible: say('Жауапты', 'Ответственный', 'Who answers for it'),
} as const
