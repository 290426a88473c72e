import type {Concept} from './concept.ts'

/** Non-GAAP measures and the lines of their reconciliations, as the releases that print them define them. Names are as `labelKey` leaves them. */
export const NON_GAAP_CONCEPTS: readonly Concept[] = [
  {id: 'ebitda', title: 'EBITDA', names: ['ebitda']},
  {id: 'adjusted-ebitda', title: 'Adjusted EBITDA', names: ['adjusted ebitda', 'adjusted ebitda non gaap']},
  {id: 'adjusted-ebitda-margin', title: 'Adjusted EBITDA margin', names: ['adjusted ebitda margin']},
  {
    id: 'normalized-net-income',
    title: 'Normalized net income',
    names: ['normalized net income', 'normalized net loss', 'adjusted net income', 'non gaap net income']
  },
  {
    id: 'normalized-participating',
    title: 'Normalized net income allocable to participating securities',
    names: ['normalized net income allocable to participating securities']
  },
  {
    id: 'normalized-common',
    title: 'Normalized net income available to common stockholders',
    names: [
      'normalized net income available to common stockholders',
      'normalized net income available to common shareholders'
    ]
  },
  {
    id: 'dilutive-securities',
    title: 'Potentially dilutive securities',
    names: ['add potentially dilutive securities', 'potentially dilutive securities']
  },
  {
    id: 'dilution-of-compensation',
    title: 'Dilutive effect of stock-based compensation',
    names: [
      'less dilutive effect of stock based compensation under the treasury stock method',
      'dilutive effect of stock based compensation under the treasury stock method'
    ]
  },
  {
    id: 'normalized-shares',
    title: 'Normalized diluted shares',
    names: ['normalized diluted shares', 'normalized diluted shares outstanding']
  },
  {
    id: 'normalized-eps',
    title: 'Normalized net income per share',
    names: [
      'normalized net income per share',
      'normalized net income per share basic and diluted',
      'normalized net loss per share basic and diluted',
      'basic and diluted normalized net income per share'
    ]
  },
  {
    id: 'segment-profit',
    title: 'Segment profit',
    bySegment: true,
    names: ['segment profit', 'total segment profit', 'segment profit total']
  },
  {
    id: 'segment-margin',
    title: 'Segment margin',
    bySegment: true,
    names: ['segment margin', 'segment profit margin', 'total segment margin', 'segment margin total']
  },
  {id: 'free-cash-flow', title: 'Free cash flow', names: ['free cash flow', 'free cash flow non gaap']}
]
