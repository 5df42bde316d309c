import { type Flow, FormField } from '@dooryard/protocol'
import type { ComponentChildren } from 'preact'
import { Button } from '../../primitives/button.tsx'
import { El } from '../../primitives/element.tsx'
import { Form } from '../../primitives/form.tsx'
import { redirectAfter } from '../../urls/redirect-after.ts'
import { safeImage } from '../../urls/safe-link.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { formCallback, otherPage } from './callback.ts'
import { columnsOf, layoutOf, type Provider, providersOf, type SocialLayout } from './providers.ts'

/** Out here, since the compiler does not rewrite an import within JSX. */
const actions = () => import('./actions.ts')

interface SocialButtonsProps {
  flow: Flow
  /** Path of the Frontend API that begins the way. */
  path: string
  /** Those of these strategies alone, for an attempt that was begun. Default: all. */
  only?: readonly string[] | undefined
}

/** A button for each provider. Where no script runs, the form leads there. */
export function SocialButtons(
  { flow, path, only }: SocialButtonsProps,
  { at: { v } }: ViewContext,
) {
  const offered = providersOf(v.environment)
  const providers = only ? offered.filter(({ strategy }) => only.includes(strategy)) : offered
  if (!providers.length) return null
  const last = flow === 'signIn' && !only && v.client?.lastAuthenticationStrategy
  const first = providers.find(({ strategy }) => strategy === last)
  const others = providers.filter((provider) => provider !== first)
  const layout = layoutOf(v.appearance.options.socialButtonsVariant, others.length)
  const isMany = layout === 'block' && others.length > 2
  const columns = layout === 'icon' ? columnsOf(others.length, 6) : isMany ? 2 : 1
  return (
    <Form
      flow={flow}
      k="socialButtonsRoot"
      path={path}
      hidden={{
        redirect_url: formCallback(v),
        action_complete_redirect_url: redirectAfter(flow, v),
        [FormField.transferTo]: otherPage(v),
      }}
      onValues={({ strategy = '' }) => {
        // Browsers open a window in the click alone.
        const popup = v.openPopup() ?? undefined
        const way = { flow, strategy, popup, continues: only !== undefined }
        void v.run(strategy, async (clerk) => (await actions()).leave(v, clerk, way))
      }}
    >
      {first && <ProviderButton provider={first} layout="block" isLast />}
      {others.length > 0 && (
        <El k="socialButtons" data-layout={layout} data-columns={columns}>
          {others.map((provider) => (
            <ProviderButton
              key={provider.id}
              provider={provider}
              layout={layout}
              isShort={isMany}
            />
          ))}
        </El>
      )}
    </Form>
  )
}

interface ProviderButtonProps {
  provider: Provider
  layout: SocialLayout
  /** The name alone. */
  isShort?: boolean
  /** It was used the last time. */
  isLast?: boolean
}

function ProviderButton(
  { provider, layout, isShort, isLast }: ProviderButtonProps,
  { at: { v } }: ViewContext,
) {
  const { strategy, id, name, logo } = provider
  const tokens = { provider: name }
  const t = isShort ? 'socialButtonsBlockButtonManyInView' : 'socialButtonsBlockButton'
  const label = v.text('socialButtonsBlockButton', tokens)
  const isIcon = layout === 'icon'
  return (
    <Button
      k={isIcon ? 'socialButtonsIconButton' : 'socialButtonsBlockButton'}
      kid={id}
      action={strategy}
      variant="outline"
      name="strategy"
      value={strategy}
      aria-label={isIcon || isShort ? label : undefined}
      title={isIcon ? label : undefined}
    >
      <El
        as="img"
        k={['providerIcon', 'socialButtonsProviderIcon']}
        kid={id}
        src={safeImage(logo, v.location.url)}
        alt=""
        width={20}
        height={20}
      />
      {!isIcon && <El as="span" k="socialButtonsBlockButtonText" kid={id} t={t} tokens={tokens} />}
      {isLast && (
        <El
          as="span"
          k={['badge', 'lastAuthenticationStrategyBadge']}
          t="lastAuthenticationStrategy"
        />
      )}
    </Button>
  )
}

/** "or", between the providers and the form; nothing where there are none. */
export function Divider(_props: object, { at: { v } }: ViewContext) {
  if (!providersOf(v.environment).length) return null
  return (
    <El k="dividerRow">
      <El k="dividerLine" />
      <El as="p" k="dividerText" t="dividerText" />
      <El k="dividerLine" />
    </El>
  )
}

/** The form of a first screen, with the providers above it, or below where the appearance says so. */
export function WithProviders(
  { children, ...buttons }: SocialButtonsProps & { children: ComponentChildren },
  { at: { v } }: ViewContext,
) {
  const isBelow = v.appearance.options.socialButtonsPlacement === 'bottom'
  const providers = <SocialButtons {...buttons} />
  return isBelow ? (
    <>
      {children}
      <Divider />
      {providers}
    </>
  ) : (
    <>
      {providers}
      <Divider />
      {children}
    </>
  )
}
