export { Logo, LogoEvent, LogoFault, LogoNotProposed, LogoPicture, LogoUnfit } from "./model.ts"
export { evolveLogo, judgeLogo, noLogo, proposeLogo } from "./policy.ts"
