/* Draws the curves of the page: the data stand in it as JSON, and `uPlot` before this script. */
;(() => {
  /** @typedef {import('./curves.ts').CurvesData} CurvesData */
  /** @typedef {import('./curves.ts').ChartData} ChartData */

  /** @type {CurvesData} */
  const { axis, x, charts } = JSON.parse(document.getElementById('curves')?.textContent ?? '')
  const height = 240
  const colours = 6
  const solid = { dash: [], border: 'solid' }
  /** How curves are drawn whose colours come again, and the borders of their keys. */
  const dashed = [
    { dash: [7, 4], border: 'dashed' },
    { dash: [2, 3], border: 'dotted' },
  ]

  const colour = (/** @type {string} */ name) =>
    getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  const seriesColour = (/** @type {number} */ index) => colour(`--series-${index % colours}`)
  const lineOf = (/** @type {number} */ index) => dashed[Math.floor(index / colours - 1) % dashed.length] ?? solid
  const keyFill = (/** @type {number} */ index) => (lineOf(index) === solid ? seriesColour(index) : 'transparent')
  const minus = (/** @type {string} */ text) => text.replace('-', '−')
  const superscript = (/** @type {string} */ text) =>
    text
      .replace('+', '')
      .replace('-', '⁻')
      .replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '')

  // Numbers as the page writes them: `0.05123`, `1.5 × 10⁻⁷`, `97.3 %`.
  const number = (/** @type {number} */ value) => {
    const rounded = Number(value.toPrecision(4))
    const size = Math.abs(rounded)
    if (size === 0 || (size >= 1e-4 && size < 1e6)) return minus(String(rounded))
    const [digits = '', exponent = ''] = value.toExponential(3).split('e')
    return `${minus(String(Number(digits)))} × 10${superscript(exponent)}`
  }
  const percent = (/** @type {number} */ value) => `${(100 * value).toFixed(1)}\u00A0%`
  /** A share at a mark of an axis. */
  const mark = (/** @type {number} */ value) => `${Number((100 * value).toFixed(1))} %`

  /**
   * Of the marks of a logarithmic axis those at powers of ten; of another axis all.
   * @type {uPlot.Axis.Filter}
   */
  const powers = (plot, marks, axis) =>
    plot.scales[plot.axes[axis]?.scale ?? '']?.distr === 3
      ? marks.map((mark) => (Number.isInteger(Math.round(1e6 * Math.log10(mark ?? 1)) / 1e6) ? mark : null))
      : marks

  /**
   * The range of an axis: zero is in it, and all values, with room beyond them.
   * @type {uPlot.Range.Function}
   */
  const fromZero = (_plot, least, most) => {
    const [low, high] = [Math.min(0, least ?? 0), Math.max(0, most ?? 0)]
    const room = 0.05 * (high - low || 1)
    return [low < 0 ? low - room : 0, high > 0 || low === 0 ? (high || 1) + room : 0]
  }

  /**
   * The range of an axis that all reports fill.
   * @type {uPlot.Range.Function}
   */
  const whole = (_plot, least, most) => (least === most ? [(least ?? 0) - 0.5, (most ?? 0) + 0.5] : [least, most])

  /** The scale of the values of a chart. */
  const scaleOf = (/** @type {ChartData} */ { unit, logarithmic }) => {
    /** @type {uPlot.Scale} */
    const scale = logarithmic ? { distr: 3 } : { range: unit === 'share' ? [0, 1.02] : fromZero }
    return scale
  }

  /** A curve: its own colour and line, dots where there are few reports, and the value at last where none is pointed at. */
  const seriesOf = (/** @type {ChartData} */ { unit, series }) =>
    series.map(({ label, values }, index) => {
      const show = unit === 'share' ? percent : number
      /** @type {uPlot.Series} */
      const curve = {
        label,
        stroke: seriesColour(index),
        dash: lineOf(index).dash,
        width: 1.75,
        spanGaps: false,
        points: { show: x.length <= 40, size: 5, fill: seriesColour(index) },
        value: (_plot, value, _series, place) => {
          const shown = place === null ? values.at(-1) : /** @type {number | null} */ (value)
          return typeof shown === 'number' ? show(shown) : '–'
        },
      }
      return curve
    })

  /** The curves of a chart, drawn into its place. */
  const draw = (/** @type {HTMLElement} */ place, /** @type {ChartData} */ chart) => {
    const show = chart.unit === 'share' ? mark : number
    const line = {
      stroke: colour('--soft'),
      font: `12px ${getComputedStyle(document.body).fontFamily}`,
      grid: { stroke: colour('--line'), width: 1, filter: powers },
      ticks: { stroke: colour('--line'), width: 1, size: 4, filter: powers },
    }
    const plot = new uPlot(
      {
        width: place.clientWidth,
        height,
        scales: { x: { time: false, range: whole }, y: scaleOf(chart) },
        axes: [
          { ...line, label: axis, labelSize: 16, labelFont: line.font, size: 30 },
          { ...line, size: 60, values: (_plot, ticks) => ticks.map((tick) => (tick === null ? '' : show(tick))) },
        ],
        series: [{ label: axis, value: (_plot, value) => number(value ?? x.at(-1) ?? 0) }, ...seriesOf(chart)],
        legend: {
          markers: {
            width: 2,
            stroke: (_plot, index) => seriesColour(index - 1),
            dash: (_plot, index) => lineOf(index - 1).border,
            fill: (_plot, index) => keyFill(index - 1),
          },
        },
        cursor: { sync: { key: 'reports' }, points: { size: 7 } },
      },
      [[...x], ...chart.series.map(({ values }) => [...values])],
      place,
    )
    // What the picture shows stands beside it in words.
    plot.ctx.canvas.ariaHidden = 'true'
    return Object.assign(place, { plot })
  }

  const places = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-curves]'))]
  const keys = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-series]'))]
  /** @type {(HTMLElement & { plot: uPlot })[]} */
  let drawn = []

  const drawAll = () => {
    for (const { plot } of drawn) plot.destroy()
    drawn = places.flatMap((place) => {
      const chart = charts[place.dataset['curves'] ?? '']
      return chart === undefined ? [] : [draw(place, chart)]
    })
    for (const key of keys) {
      const index = Number(key.dataset['series'])
      key.style.border = `2px ${lineOf(index).border} ${seriesColour(index)}`
      key.style.background = keyFill(index)
    }
  }
  drawAll()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll)

  const sizes = new ResizeObserver(() => {
    for (const { plot, clientWidth } of drawn)
      if (plot.width !== clientWidth) plot.setSize({ width: clientWidth, height })
  })
  for (const place of places) sizes.observe(place)

  // The arrows move along the reports, as a pointer does.
  const steps = new Map([
    ['ArrowLeft', -1],
    ['ArrowRight', 1],
    ['Home', -Infinity],
    ['End', Infinity],
  ])
  document.addEventListener('keydown', (event) => {
    const step = steps.get(event.key)
    const plot = drawn.find((place) => place === event.target)?.plot
    if (step === undefined || plot === undefined) return
    event.preventDefault()
    const at = Math.min(x.length - 1, Math.max(0, (plot.cursor.idx ?? x.length - 1) + step))
    plot.setCursor({ left: plot.valToPos(x[at] ?? 0, 'x'), top: plot.over.clientHeight / 2 })
  })
})()
