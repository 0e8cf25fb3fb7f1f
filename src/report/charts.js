/* Draws the curves of the page: the data stand in it as JSON, and `uPlot` before this script. */
;(() => {
  const { axis, x, charts } = JSON.parse(document.getElementById('curves').textContent)
  const places = [...document.querySelectorAll('[data-curves]')]
  const colours = 6
  /** How a curve is drawn, and the border of its key: colours that come again have another line. */
  const lines = [
    { dash: [], border: 'solid' },
    { dash: [7, 4], border: 'dashed' },
    { dash: [2, 3], border: 'dotted' },
  ]

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
  const seriesColour = (index) => colour(`--series-${index % colours}`)
  const lineOf = (index) => lines[Math.floor(index / colours) % lines.length]
  const isFilled = (index) => lineOf(index) === lines[0]
  const number = (value) => String(Number(value.toPrecision(4))).replace('-', '−')
  const percent = (value) => `${Number((100 * value).toFixed(1))} %`

  /** Of the marks of a logarithmic axis those at powers of ten; of another axis all. */
  const powers = (plot, marks, axis) =>
    plot.scales[plot.axes[axis].scale].distr === 3
      ? marks.map((mark) => (Number.isInteger(Math.round(1e6 * Math.log10(mark)) / 1e6) ? mark : null))
      : marks

  /** The range of an axis: zero is in it, and all values, with room beyond them. */
  const fromZero = (_plot, least, most) => {
    const [low, high] = [Math.min(0, least ?? 0), Math.max(0, most ?? 0)]
    const room = 0.05 * (high - low || 1)
    return [low < 0 ? low - room : 0, high > 0 || low === 0 ? (high || 1) + room : 0]
  }

  /** A curve: its own colour and line, and dots where there are few reports. */
  const series = (show, values) => (curve, index) => ({
    label: curve.label,
    stroke: seriesColour(index),
    dash: lineOf(index).dash,
    width: 1.75,
    spanGaps: false,
    points: { show: x.length <= 40, size: 5, fill: seriesColour(index) },
    value: (_plot, value, _series, place) => {
      const shown = place === null ? values[index].findLast((known) => known !== null) : value
      return shown === null || shown === undefined ? '–' : show(shown)
    },
  })

  /** The frame of the curves of one kind, in a place of the page. */
  const draw = (place) => {
    const { unit, logarithmic, series: curves } = charts[place.dataset.curves]
    const show = unit === 'share' ? percent : number
    const values = curves.map((curve) => curve.values)
    const line = {
      stroke: colour('--soft'),
      font: `12px ${getComputedStyle(document.body).fontFamily}`,
      grid: { stroke: colour('--line'), width: 1, filter: powers },
      ticks: { stroke: colour('--line'), width: 1, size: 4, filter: powers },
    }
    return new uPlot(
      {
        width: place.clientWidth,
        height: 240,
        scales: {
          x: {
            time: false,
            range: (_plot, least, most) => (least === most ? [least - 0.5, most + 0.5] : [least, most]),
          },
          y: logarithmic ? { distr: 3 } : { range: unit === 'share' ? [0, 1.02] : fromZero },
        },
        axes: [
          { ...line, label: axis, labelSize: 16, labelFont: line.font, size: 30 },
          { ...line, size: 60, values: (_plot, ticks) => ticks.map((tick) => (tick === null ? '' : show(tick))) },
        ],
        series: [
          { label: axis, value: (_plot, value) => number(value ?? x.at(-1)) },
          ...curves.map(series(show, values)),
        ],
        legend: {
          markers: {
            width: 2,
            stroke: (_plot, index) => seriesColour(index - 1),
            dash: (_plot, index) => lineOf(index - 1).border,
            fill: (_plot, index) => (isFilled(index - 1) ? seriesColour(index - 1) : 'transparent'),
          },
        },
        cursor: { sync: { key: 'reports' }, points: { size: 7 } },
      },
      [x, ...values],
      place,
    )
  }

  let plots = []
  const drawAll = () => {
    for (const plot of plots) plot.destroy()
    plots = places.map(draw)
    for (const [index, place] of places.entries()) {
      place.plot = plots[index]
      // What the picture shows stands beside it in words.
      place.querySelector('canvas').ariaHidden = 'true'
    }
    for (const key of document.querySelectorAll('[data-series]')) {
      const index = Number(key.dataset.series)
      key.style.border = `2px ${lineOf(index).border} ${seriesColour(index)}`
      key.style.background = isFilled(index) ? seriesColour(index) : 'transparent'
    }
  }
  drawAll()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll)

  const sizes = new ResizeObserver(() => {
    for (const [index, place] of places.entries())
      if (plots[index].width !== place.clientWidth) plots[index].setSize({ width: place.clientWidth, height: 240 })
  })
  for (const place of places) sizes.observe(place)

  // The arrows move along the reports, as a pointer does.
  const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }
  for (const [index, place] of places.entries())
    place.addEventListener('keydown', (event) => {
      const step = steps[event.key]
      if (step === undefined) return
      event.preventDefault()
      const plot = plots[index]
      const at = Math.min(x.length - 1, Math.max(0, (plot.cursor.idx ?? x.length - 1) + step))
      plot.setCursor({ left: plot.valToPos(x[at], 'x'), top: plot.over.clientHeight / 2 })
    })
})()
