namespace SurveyPipeline.Storage.Inventory;

/// <summary>Which of the services of a storage account.</summary>
public enum StoragePart
{
    /// <summary>A queue: its entries are messages.</summary>
    Queue,

    /// <summary>A table: its entries are rows.</summary>
    Table,

    /// <summary>A blob container: its entries are blobs.</summary>
    Container,
}
