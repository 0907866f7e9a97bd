using System.Security.Cryptography;
using System.Text;
using SurveyPipeline.Responses.Sealing;

namespace SurveyPipeline.Tests.Unit.Responses.Sealing;

public sealed class HpkeTests
{
    // RFC 9180, appendix A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode, sequence number 0.
    private const string Info = "4f6465206f6e2061204772656369616e2055726e";
    private const string OneTimeSecret =
        "4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb";
    private const string OneTimePoint =
        "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4";
    private const string RecipientSecret =
        "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2";
    private const string RecipientX =
        "fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a82";
    private const string RecipientY =
        "6a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0";
    private const string RecipientPoint = "04" + RecipientX + RecipientY;
    private const string Associated = "436f756e742d30";
    private const string Plain = "4265617574792069732074727574682c20747275746820626561757479";
    private const string Encrypted =
        "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434";

    [Fact]
    public void The_vector_of_the_RFC_is_sealed_byte_for_byte()
    {
        using var once = ECDiffieHellman.Create(Key(OneTimeSecret));

        var message = Hpke.Seal(
            once,
            Bytes(RecipientPoint),
            Bytes(Info),
            Bytes(Associated),
            Bytes(Plain)
        );

        Assert.Equal(OneTimePoint + Encrypted, Convert.ToHexStringLower(message));
    }

    [Fact]
    public void The_vector_of_the_RFC_is_opened()
    {
        using var recipient = ECDiffieHellman.Create(Key(RecipientSecret));

        var plain = Hpke.Open(
            recipient.ExportParameters(includePrivateParameters: true),
            Bytes(Info),
            Bytes(Associated),
            Bytes(OneTimePoint + Encrypted)
        );

        Assert.Equal("Beauty is truth, truth beauty", Encoding.ASCII.GetString(plain!));
    }

    [Fact]
    public void A_message_of_which_one_bit_was_changed_does_not_open()
    {
        using var recipient = ECDiffieHellman.Create(Key(RecipientSecret));
        var key = recipient.ExportParameters(includePrivateParameters: true);
        var sealedBytes = Bytes(OneTimePoint + Encrypted);

        for (var bit = 0; bit < sealedBytes.Length * 8; bit++)
        {
            var changed = sealedBytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Null(Hpke.Open(key, Bytes(Info), Bytes(Associated), changed));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(80)]
    public void What_is_too_short_to_be_sealed_does_not_open(int length)
    {
        using var recipient = ECDiffieHellman.Create(Key(RecipientSecret));

        Assert.Null(
            Hpke.Open(
                recipient.ExportParameters(includePrivateParameters: true),
                [],
                [],
                new byte[length]
            )
        );
    }

    // Sealed for one of these, a message could be opened by nobody who keeps to the RFC.
    [Theory]
    [InlineData("02" + RecipientX)]
    [InlineData("02" + RecipientX + RecipientY)]
    [InlineData("00" + RecipientX + RecipientY)]
    [InlineData("04" + RecipientX + RecipientY + "00")]
    [InlineData("04" + RecipientX)]
    [InlineData("")]
    public void Nothing_is_sealed_for_a_point_that_is_compressed_or_of_another_length(string point)
    {
        Assert.ThrowsAny<CryptographicException>(() =>
            Hpke.Seal(Bytes(point), Bytes(Info), Bytes(Associated), Bytes(Plain))
        );
    }

    private static ECParameters Key(string scalar) =>
        new() { Curve = ECCurve.NamedCurves.nistP256, D = Bytes(scalar) };

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex);
}
