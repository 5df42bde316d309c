import type { ComponentType, VNode } from 'preact'
import type { FactorModel } from '../../model/client.ts'
import type { SignInStep } from './flow.ts'

/** Proves who one is by one of the factors that the server offers. */
export type FactorScreen = ComponentType<{ factor: FactorModel }>

/** The screen for the factor of a step, when it is among these. */
export function factorScreen(
  step: SignInStep,
  screens: Record<string, FactorScreen>,
): VNode | undefined {
  if (step.name !== 'factor') return undefined
  const Screen = screens[step.factor.strategy]
  return Screen && <Screen factor={step.factor} />
}
