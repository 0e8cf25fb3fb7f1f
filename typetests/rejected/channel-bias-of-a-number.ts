// A bias by channels needs an axis of channels.
import { channelBias, input } from 'lensor'

input().pipe(channelBias)
// Argument of type 'Layer<ChannelBias, "channelBias: D[c×…] → D[c×…], parameters D[c]">' is not assignable to parameter of type
// '"✗ channelBias takes one tensor with an axis of channels first, but ℝ flows in"'.
