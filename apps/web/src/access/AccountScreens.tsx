import { usePath } from '../router/router.js'
import { Devices } from './Devices.js'
import { Installation } from './Installation.js'
import { Invitation } from './Invitation.js'
import { LostAccess } from './recovery/LostAccess.js'
import { NewAccess } from './recovery/NewAccess.js'
import { Secure } from './Secure.js'
import { SetUp } from './SetUp.js'
import { TakeOver } from './TakeOver.js'

/** The screens of people and their accounts, apart from any pact. */
export function AccountScreens() {
  switch (usePath()) {
    case '/einrichtung':
      return <SetUp />
    case '/einladung':
      return <Invitation />
    case '/installation':
      return <Installation />
    case '/geraet':
      return <TakeOver />
    case '/zugang-verloren':
      return <LostAccess />
    case '/zugang-neu':
      return <NewAccess />
    case '/sichern':
      return <Secure />
    default:
      return <Devices />
  }
}
