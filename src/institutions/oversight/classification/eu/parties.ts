/** Who owes something under the act. */
import { say } from './act.ts'

export const provider = say('Жеткізуші', 'Поставщик', 'Provider')
export const deployer = say('Қолданушы ұйым', 'Эксплуатирующее лицо', 'Deployer')
export const everybody = say('Жеткізуші және қолданушы ұйым', 'Поставщик и эксплуатирующее лицо', 'Provider and deployer')
